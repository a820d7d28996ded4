import { retrieveRoute } from '../../api/retrieve';
import type { Route } from '../../api/route';

export const MANDATE_ROUTES: Route[] = [retrieveRoute('/v1/mandates/:id', 'mandates', 'mandate')];

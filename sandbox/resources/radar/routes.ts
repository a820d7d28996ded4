import { listRoute, rowsWith } from '../../api/list';
import { matches } from '../../api/matching';
import { text } from '../../api/parameters/scalars';
import { retrieveRoute } from '../../api/retrieve';
import type { Route } from '../../api/route';

const PATH = '/v1/radar/early_fraud_warnings';

export const RADAR_ROUTES: Route[] = [
  retrieveRoute(`${PATH}/:id`, 'early_fraud_warnings', 'early fraud warning'),
  listRoute(
    PATH,
    'early_fraud_warnings',
    { charge: text(), payment_intent: text() },
    ({ params: { charge, payment_intent } }) =>
      (warning) =>
        matches(warning, { charge, payment_intent }),
    undefined,
    ({ account, params: { charge, payment_intent } }) =>
      rowsWith(account, 'early_fraud_warnings', { charge, payment_intent }),
  ),
];

import type { PortalConfiguration } from '../../account/wire';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { mergeMetadata } from '../../api/parameters/metadata';
import { flag } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { configured, newConfiguration, type ConfigurationDetails } from './configuration';
import { CREATE_CONFIGURATION_PARAMETERS, UPDATE_CONFIGURATION_PARAMETERS } from './configuration-parameters';
import { CREATE_PORTAL_SESSION } from './session';

const PATH = '/v1/billing_portal/configurations';

const create = route('POST', PATH, CREATE_CONFIGURATION_PARAMETERS, ({ account, params }) =>
  newConfiguration(account, detailsOf(params, null), false),
);

const update = route('POST', `${PATH}/:id`, UPDATE_CONFIGURATION_PARAMETERS, ({ account, id, params }) => {
  const before = find(account, 'portal_configurations', 'configuration', id);
  const after = { ...configured(before, detailsOf(params, before)), updated: account.clock.now() };
  account.events.emit(
    'billing_portal.configuration.updated',
    account.store.put('portal_configurations', after),
    before,
  );
  return after;
});

export const BILLING_PORTAL_ROUTES: Route[] = [
  CREATE_PORTAL_SESSION,
  create,
  update,
  retrieveRoute(`${PATH}/:id`, 'portal_configurations', 'configuration'),
  listRoute(
    PATH,
    'portal_configurations',
    { active: flag(), is_default: flag() },
    ({ params: { active, is_default } }) =>
      (configuration) =>
        matches(configuration, { active, is_default }),
  ),
];

/** As it is stored: features that are not built were refused unless they were off, and are off already. */
function detailsOf(
  { login_page: _, features = {}, metadata: pairs, ...rest }: Parameters,
  before: PortalConfiguration | null,
): ConfigurationDetails {
  const { invoice_history, payment_method_update, subscription_cancel } = features;
  const { cancellation_reason: _reason, ...cancel } = subscription_cancel ?? {};
  const { payment_method_configuration: _id, ...methods } = payment_method_update ?? {};
  return {
    ...rest,
    features: { invoice_history: invoice_history ?? {}, payment_method_update: methods, subscription_cancel: cancel },
    metadata: mergeMetadata(before?.metadata ?? {}, pairs),
  };
}

type Parameters = Omit<ConfigurationDetails, 'features' | 'metadata'> & {
  readonly login_page?: undefined;
  readonly metadata?: Record<string, string> | null;
  readonly features?: {
    readonly invoice_history?: { enabled: boolean };
    readonly payment_method_update?: { enabled: boolean; payment_method_configuration?: unknown };
    readonly subscription_cancel?: CancelParameters;
  };
};

type CancelParameters = {
  cancellation_reason?: unknown;
  enabled?: boolean;
  mode?: 'at_period_end' | 'immediately';
  proration_behavior?: 'always_invoice' | 'create_prorations' | 'none';
};

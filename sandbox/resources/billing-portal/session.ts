import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { PortalSession } from '../../account/wire';
import { ignored } from '../../api/parameters/containers';
import { required, type Parsed } from '../../api/parameters/parameter';
import { absoluteUrl, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { invalidRequest, missingParameter, unbuilt } from '../../api/stripe-error';
import { defaultConfiguration } from './configuration';
import { FLOW } from './configuration-parameters';

const SHAPE = {
  after_expiration: ignored(),
  configuration: text(),
  customer: required(text()),
  flow_data: FLOW,
  locale: text(),
  return_url: absoluteUrl(),
};

/** `POST /v1/billing_portal/sessions`: one customer's way into the portal. */
export const CREATE_PORTAL_SESSION = route('POST', '/v1/billing_portal/sessions', SHAPE, ({ account, params }) => {
  find(account, 'customers', 'customer', params.customer, 'customer');
  const configuration =
    params.configuration === undefined
      ? defaultConfiguration(account)
      : find(account, 'portal_configurations', 'configuration', params.configuration, 'configuration');
  if (!configuration.active) throw invalidRequest('The configuration is not active.', { param: 'configuration' });
  const id = objectId('bps');
  const session = account.store.put('portal_sessions', {
    id,
    object: 'billing_portal.session',
    configuration: configuration.id,
    created: account.clock.now(),
    customer: params.customer,
    customer_account: null,
    flow: flowOf(account, params),
    livemode: false,
    locale: params.locale ?? null,
    on_behalf_of: null,
    return_url: params.return_url ?? configuration.default_return_url,
    url: `${account.pagesUrl}/portal/${id}`,
  });
  account.events.emit('billing_portal.session.created', session);
  return session;
});

const BUILT_FLOWS = ['payment_method_update', 'subscription_cancel'];

function flowOf(account: Account, { customer, flow_data: flow }: Parsed<typeof SHAPE>): PortalSession['flow'] {
  if (!flow) return null;
  if (!BUILT_FLOWS.includes(flow.type)) throw unbuilt(`flow_data[type] ${flow.type}`);
  const subscription = flow.type === 'subscription_cancel' ? endedBy(account, customer, flow) : undefined;
  return {
    after_completion: afterCompletion(flow.after_completion),
    customer_update: null,
    subscription_cancel: subscription === undefined ? null : { retention: null, subscription },
    subscription_pause: null,
    subscription_update: null,
    subscription_update_confirm: null,
    type: flow.type,
  };
}

type Flow = ReturnType<typeof FLOW.read>;

function endedBy(account: Account, customer: string, { subscription_cancel: asked }: Flow): string {
  const param = 'flow_data[subscription_cancel][subscription]';
  if (!asked) throw missingParameter(param);
  const found = find(account, 'subscriptions', 'subscription', asked.subscription, param);
  if (found.customer !== customer) throw invalidRequest('The subscription is not this customer’s.', { param });
  return found.id;
}

function afterCompletion(asked: Flow['after_completion']): NonNullable<PortalSession['flow']>['after_completion'] {
  const { hosted_confirmation: confirmation, redirect = null, type = 'portal_homepage' } = asked ?? {};
  const custom_message = confirmation?.custom_message ?? null;
  return { hosted_confirmation: confirmation ? { custom_message } : null, redirect, type };
}

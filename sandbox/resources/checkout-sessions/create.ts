import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { CheckoutSession } from '../../account/wire';
import { mergeMetadata } from '../../api/parameters/metadata';
import { route } from '../../api/route';
import { find } from '../../api/retrieve';
import { newSetupIntent } from '../setup-intents/setup-intent';
import { checkParameters, type CreateParameters } from './check-parameters';
import { priceLineItems } from './line-items';
import { CREATE_PARAMETERS, REMOVED_PARAMETERS } from './parameters';
import { newSession } from './session';

/** `POST /v1/checkout/sessions` */
export const CREATE_SESSION = route(
  'POST',
  '/v1/checkout/sessions',
  CREATE_PARAMETERS,
  ({ account, params }) => {
    checkParameters(account, params);
    const customer =
      params.customer === undefined ? undefined : find(account, 'customers', 'customer', params.customer, 'customer');
    const lineItems = priceLineItems(account, params);
    const session = newSession(account, params, lineItems, customer);
    if (params.mode === 'setup') session.setup_intent = setupIntentOf(account, session, params).id;
    account.store.put('checkout_sessions', session);
    account.store.put('checkout_orders', {
      id: session.id,
      customer: null,
      invoice: objectId('in'),
      paymentIntent: null,
      lineItems,
      paymentIntentData: params.payment_intent_data ?? {},
      subscriptionData: params.subscription_data ?? {},
    });
    account.agenda.schedule('expire_checkout_session', session.id, session.expires_at * 1000);
    return session;
  },
  REMOVED_PARAMETERS,
);

/** In setup mode it is there from the start. */
function setupIntentOf(account: Account, session: CheckoutSession, { setup_intent_data: data }: CreateParameters) {
  return newSetupIntent(account, {
    customer: session.customer,
    description: data?.description ?? null,
    metadata: mergeMetadata({}, data?.metadata),
    payment_method_types: session.payment_method_types,
  });
}

import { objectId } from '../../account/object-ids';
import { route } from '../../api/route';
import { find } from '../../api/retrieve';
import { checkParameters } from './check-parameters';
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

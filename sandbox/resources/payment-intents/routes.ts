import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { oneOf, text, unsettableText } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { unexpectedState } from '../../api/stripe-error';
import { cancelIntent } from './cancel';
import { CAPTURE_PAYMENT_INTENT } from './capture';
import { confirmIntent } from './confirm';
import { CREATE_PAYMENT_INTENT } from './create';

const PATH = '/v1/payment_intents';

const confirm = route(
  'POST',
  `${PATH}/:id/confirm`,
  {
    capture_method: ignored(),
    error_on_requires_action: ignored(),
    mandate: ignored(),
    mandate_data: ignored(),
    off_session: ignored(),
    payment_method: text(),
    payment_method_options: ignored(),
    radar_options: ignored(),
    receipt_email: ignored(),
    return_url: text(),
    setup_future_usage: ignored(),
    shipping: ignored(),
    use_stripe_sdk: ignored(),
  },
  ({ account, id, params }) => confirmIntent(account, find(account, 'payment_intents', 'payment_intent', id), params),
  { payment_method_types: list(text()) },
);

const update = route(
  'POST',
  `${PATH}/:id`,
  { description: unsettableText(1000), metadata: metadata() },
  ({ account, id, params: { metadata: pairs, ...details } }) => {
    const intent = find(account, 'payment_intents', 'payment_intent', id);
    return account.store.put('payment_intents', {
      ...intent,
      ...details,
      metadata: mergeMetadata(intent.metadata, pairs),
    });
  },
);

const cancel = route(
  'POST',
  `${PATH}/:id/cancel`,
  { cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer') },
  ({ account, id, params: { cancellation_reason = null } }) => {
    const intent = find(account, 'payment_intents', 'payment_intent', id);
    if (['succeeded', 'canceled', 'processing'].includes(intent.status)) {
      const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}.`;
      throw unexpectedState(message, 'payment_intent_unexpected_state');
    }
    const session = account.store.get('payment_purposes', id)?.session;
    if (account.store.get('checkout_sessions', session ?? '')?.status === 'open') {
      const message = 'This PaymentIntent belongs to a Checkout Session: expire the session instead.';
      throw unexpectedState(message, 'payment_intent_unexpected_state');
    }
    return cancelIntent(account, intent, cancellation_reason);
  },
);

export const PAYMENT_INTENT_ROUTES: Route[] = [
  CREATE_PAYMENT_INTENT,
  CAPTURE_PAYMENT_INTENT,
  confirm,
  update,
  cancel,
  retrieveRoute(`${PATH}/:id`, 'payment_intents', 'payment_intent'),
  listRoute(
    PATH,
    'payment_intents',
    { customer: text() },
    ({ params: { customer } }) =>
      (intent) =>
        matches(intent, { customer }),
  ),
];

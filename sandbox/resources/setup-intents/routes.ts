import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { oneOf, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { unexpectedState } from '../../api/stripe-error';
import { confirmSetupIntent, CREATE_SETUP_INTENT } from './create';

const PATH = '/v1/setup_intents';

const confirm = route(
  'POST',
  `${PATH}/:id/confirm`,
  {
    mandate_data: ignored(),
    payment_method: text(),
    payment_method_options: ignored(),
    return_url: ignored(),
    use_stripe_sdk: ignored(),
  },
  ({ account, id, params }) =>
    confirmSetupIntent(account, find(account, 'setup_intents', 'setupintent', id), params.payment_method),
  { payment_method_types: list(text()) },
);

const update = route(
  'POST',
  `${PATH}/:id`,
  { customer: text(), description: text(1000), metadata: metadata() },
  ({ account, id, params: { metadata: pairs, ...details } }) => {
    const intent = find(account, 'setup_intents', 'setupintent', id);
    const merged = mergeMetadata(intent.metadata, pairs);
    return account.store.put('setup_intents', { ...intent, ...details, metadata: merged });
  },
);

const cancel = route(
  'POST',
  `${PATH}/:id/cancel`,
  { cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer') },
  ({ account, id, params: { cancellation_reason = null } }) => {
    const intent = find(account, 'setup_intents', 'setupintent', id);
    if (['succeeded', 'canceled', 'processing'].includes(intent.status)) {
      const message = `You cannot cancel this SetupIntent because it has a status of ${intent.status}.`;
      throw unexpectedState(message, 'setup_intent_unexpected_state');
    }
    const ended = { ...intent, cancellation_reason, next_action: null, status: 'canceled' } as const;
    const canceled = account.store.put('setup_intents', ended);
    account.events.emit('setup_intent.canceled', canceled);
    return canceled;
  },
);

export const SETUP_INTENT_ROUTES: Route[] = [
  CREATE_SETUP_INTENT,
  confirm,
  update,
  cancel,
  retrieveRoute(`${PATH}/:id`, 'setup_intents', 'setupintent'),
  listRoute(
    PATH,
    'setup_intents',
    { attach_to_self: ignored(), customer: text(), payment_method: text() },
    ({ params: { customer, payment_method } }) =>
      (intent) =>
        matches(intent, { customer, payment_method }),
  ),
];

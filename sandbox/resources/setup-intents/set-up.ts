import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { PaymentMethod, SetupIntent } from '../../account/wire';
import { StripeError } from '../../api/stripe-error';
import { mandateOf } from '../mandates/mandate';
import { attachToCustomer } from '../payment-methods/attach';
import type { Decline } from '../payment-methods/instrument';
import { authenticated, behaviourOf } from '../payment-methods/payment-method';

/** How a method took being set up. */
export type SetupAttempt =
  | { readonly outcome: 'succeeded' | 'requires_action'; readonly intent: SetupIntent }
  | { readonly outcome: 'declined'; readonly intent: SetupIntent; readonly error: StripeError };

/** Makes the method ready to be charged later, without its owner; no money moves. */
export function setUp(
  account: Account,
  intent: SetupIntent,
  method: PaymentMethod,
  authentication: 'not_asked' | 'passed' = 'not_asked',
): SetupAttempt {
  const behaviour = behaviourOf(account, method);
  const tried = { ...intent, latest_attempt: objectId('setatt'), payment_method: method.id };
  if (behaviour.kind === 'declines' && behaviour.only !== 'when_charged')
    return refuse(account, tried, method, behaviour.decline);
  if (behaviour.kind === 'asks_authentication' && authentication === 'not_asked') return ask(account, tried);
  if (authentication === 'passed') authenticated(account, method);
  return succeed(account, tried, method);
}

/** The payer could not or would not confirm with their bank. */
export function failSetUp(account: Account, intent: SetupIntent, method: PaymentMethod): SetupAttempt {
  const code = 'setup_intent_authentication_failure';
  const message = 'The payer could not be authenticated. Choose another payment method and try again.';
  return refuse(account, intent, method, { code, declineCode: undefined, message });
}

function succeed(account: Account, tried: SetupIntent, method: PaymentMethod): SetupAttempt {
  const mandate = method.type === 'sepa_debit' ? mandateOf(account, method).id : null;
  const ready = { ...tried, last_setup_error: null, mandate, next_action: null, status: 'succeeded' } as const;
  const intent = account.store.put('setup_intents', ready);
  account.events.emit('setup_intent.succeeded', intent);
  if (intent.customer) attachToCustomer(account, method.id, intent.customer);
  return { outcome: 'succeeded', intent };
}

function ask(account: Account, tried: SetupIntent): SetupAttempt {
  const url = `${account.pagesUrl}/authentication/${tried.id}`;
  const next_action = { redirect_to_url: { return_url: null, url }, type: 'redirect_to_url' };
  const intent = account.store.put('setup_intents', { ...tried, next_action, status: 'requires_action' });
  account.events.emit('setup_intent.requires_action', intent);
  return { outcome: 'requires_action', intent };
}

function refuse(
  account: Account,
  tried: SetupIntent,
  method: PaymentMethod,
  { code, declineCode, message }: Omit<Decline, 'declineCode'> & { declineCode: string | undefined },
): SetupAttempt {
  const type = declineCode === undefined ? ('invalid_request_error' as const) : ('card_error' as const);
  const why = { ...(declineCode === undefined ? {} : { decline_code: declineCode }), payment_method: method };
  const error = new StripeError(402, { type, code, message, ...why });
  const intent = account.store.put('setup_intents', {
    ...tried,
    last_setup_error: error.body as SetupIntent['last_setup_error'],
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
  account.events.emit('setup_intent.setup_failed', intent);
  return { outcome: 'declined', intent, error };
}

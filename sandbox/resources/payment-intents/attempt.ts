import type { Account } from '../../account/account';
import type { Charge, PaymentIntent, PaymentMethod } from '../../account/wire';
import { StripeError } from '../../api/stripe-error';
import { declineCharge, submitDebit, succeedCharge } from '../charges/outcomes';
import { follow } from '../charges/aftermath';
import { authorizeCharge } from '../charges/capture';
import { newCharge } from '../charges/charge';
import type { Authentication } from '../charges/payment-method-details';
import type { Decline } from '../payment-methods/instrument';
import { authenticated } from '../payment-methods/payment-method';
import { behaviourOfAttempt } from '../payment-methods/planned-outcome';

interface Paid {
  readonly outcome: 'succeeded' | 'processing';
  readonly intent: PaymentIntent;
  readonly charge: Charge;
}

/** How an attempt to pay ended, or where it stands. */
export type Attempt =
  | Paid
  | { readonly outcome: 'requires_action'; readonly intent: PaymentIntent }
  | { readonly outcome: 'declined'; readonly intent: PaymentIntent; readonly error: StripeError };

/** Takes the intent's money by this method: makes the charge, moves both on, and tells. */
export function attemptPayment(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  authentication: Authentication = 'not_asked',
): Attempt {
  const behaviour = behaviourOfAttempt(account, intent, method);
  const under = account.store.put('payment_intents', {
    ...intent,
    payment_method: method.id,
    last_payment_error: null,
  });
  switch (behaviour.kind) {
    case 'succeeds': {
      const paid = succeed(account, under, method, authentication);
      if (paid.charge.captured) follow(account, paid.charge, behaviour.aftermath);
      return paid;
    }
    case 'declines':
      return decline(account, under, method, behaviour.decline);
    case 'asks_authentication':
      if (authentication !== 'passed') return ask(account, under);
      authenticated(account, method);
      return succeed(account, under, method, 'passed');
    case 'debits':
      return process(account, under, method);
  }
}

/** The payer could not or would not confirm with their bank: no charge is made. */
export function failAuthentication(account: Account, intent: PaymentIntent): Attempt {
  const message = 'The payer could not be authenticated. Choose another payment method and try again.';
  const method = account.store.get('payment_methods', intent.payment_method ?? '');
  const error = { type: 'invalid_request_error', code: 'payment_intent_authentication_failure', message } as const;
  return refuse(account, intent, new StripeError(402, { ...error, ...(method ? { payment_method: method } : {}) }), {});
}

function succeed(account: Account, intent: PaymentIntent, method: PaymentMethod, authentication: Authentication): Paid {
  const attempted = newCharge(account, intent, method, authentication);
  if (intent.capture_method === 'manual') return authorize(account, intent, attempted);
  const charge = succeedCharge(account, attempted);
  const paid = account.store.put('payment_intents', {
    ...intent,
    amount_received: intent.amount,
    latest_charge: charge.id,
    next_action: null,
    status: 'succeeded',
  });
  account.events.emit('payment_intent.succeeded', paid);
  return { outcome: 'succeeded', intent: paid, charge };
}

function authorize(account: Account, intent: PaymentIntent, attempted: Charge): Paid {
  const charge = authorizeCharge(account, attempted);
  const capturable = account.store.put('payment_intents', {
    ...intent,
    amount_capturable: intent.amount,
    latest_charge: charge.id,
    next_action: null,
    status: 'requires_capture',
  });
  account.events.emit('payment_intent.amount_capturable_updated', capturable);
  return { outcome: 'succeeded', intent: capturable, charge };
}

function process(account: Account, intent: PaymentIntent, method: PaymentMethod): Attempt {
  const charge = submitDebit(account, newCharge(account, intent, method, 'not_asked'));
  const processing = account.store.put('payment_intents', {
    ...intent,
    latest_charge: charge.id,
    status: 'processing',
  });
  account.events.emit('payment_intent.processing', processing);
  return { outcome: 'processing', intent: processing, charge };
}

function ask(account: Account, intent: PaymentIntent): Attempt {
  const asking = account.store.put('payment_intents', {
    ...intent,
    next_action: {
      redirect_to_url: { return_url: null, url: `${account.pagesUrl}/authentication/${intent.id}` },
      type: 'redirect_to_url',
    },
    status: 'requires_action',
  });
  account.events.emit('payment_intent.requires_action', asking);
  return { outcome: 'requires_action', intent: asking };
}

function decline(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  { code, declineCode, message }: Decline,
): Attempt {
  const charge = declineCharge(account, newCharge(account, intent, method, 'not_asked'), {
    code,
    declineCode,
    message,
  });
  const error = { type: 'card_error', code, message, decline_code: declineCode, charge: charge.id } as const;
  return refuse(account, intent, new StripeError(402, { ...error, payment_method: method }), {
    latest_charge: charge.id,
  });
}

function refuse(
  account: Account,
  intent: PaymentIntent,
  error: StripeError,
  changes: Partial<PaymentIntent>,
): Extract<Attempt, { outcome: 'declined' }> {
  const refused = account.store.put('payment_intents', {
    ...intent,
    ...changes,
    last_payment_error: error.body as PaymentIntent['last_payment_error'],
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  });
  account.events.emit('payment_intent.payment_failed', refused);
  const told = new StripeError(error.status, { ...error.body, payment_intent: refused });
  return { outcome: 'declined', intent: refused, error: told };
}

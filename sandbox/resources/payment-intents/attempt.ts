import type { Account } from '../../account/account';
import type { Charge, PaymentIntent, PaymentMethod } from '../../account/wire';
import { StripeError } from '../../api/stripe-error';
import { declineCharge, submitDebit, succeedCharge } from '../charges/outcomes';
import { newCharge } from '../charges/charge';
import type { Authentication } from '../charges/payment-method-details';
import type { Decline } from '../payment-methods/instrument';
import { behaviourOf } from '../payment-methods/payment-method';

/** How an attempt to pay ended, or where it stands. */
export type Attempt =
  | { readonly outcome: 'succeeded' | 'processing'; readonly intent: PaymentIntent; readonly charge: Charge }
  | { readonly outcome: 'requires_action'; readonly intent: PaymentIntent }
  | { readonly outcome: 'declined'; readonly intent: PaymentIntent; readonly error: StripeError };

/** Takes the intent's money by this method: makes the charge, moves both on, and tells. */
export function attemptPayment(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  authentication: Authentication = 'not_asked',
): Attempt {
  const behaviour = behaviourOf(account, method);
  const under = account.store.put('payment_intents', {
    ...intent,
    payment_method: method.id,
    last_payment_error: null,
  });
  switch (behaviour.kind) {
    case 'succeeds':
      return succeed(account, under, method, authentication);
    case 'declines':
      return decline(account, under, method, behaviour.decline);
    case 'asks_authentication':
      return authentication === 'passed' ? succeed(account, under, method, 'passed') : ask(account, under);
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

function succeed(
  account: Account,
  intent: PaymentIntent,
  method: PaymentMethod,
  authentication: Authentication,
): Attempt {
  const charge = succeedCharge(account, newCharge(account, intent, method, authentication));
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
  return { outcome: 'declined', intent: refused, error };
}

import type { Account } from '../../account/account';
import type { PaymentIntent } from '../../account/wire';
import { missingParameter, unexpectedState } from '../../api/stripe-error';
import { methodNamed } from '../payment-methods/named';
import { attemptPayment } from './attempt';

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation'];

/**
 * Confirms by API, where nobody is at a page to be asked again.
 * @throws StripeError 402 when it is refused (what that leaves behind stays), 400 in a state that cannot be confirmed
 */
export function confirmIntent(
  account: Account,
  intent: PaymentIntent,
  { payment_method }: { payment_method?: string },
): PaymentIntent {
  if (!CONFIRMABLE.includes(intent.status)) {
    const message = `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`;
    throw unexpectedState(message, 'payment_intent_unexpected_state');
  }
  const named = payment_method ?? intent.payment_method;
  if (!named) throw missingParameter('payment_method');
  const attempt = attemptPayment(account, intent, methodNamed(account, named));
  if (attempt.outcome === 'declined') throw attempt.error;
  return attempt.intent;
}

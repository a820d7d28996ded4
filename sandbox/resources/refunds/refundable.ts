import type { Account } from '../../account/account';
import type { Charge } from '../../account/wire';
import { find } from '../../api/retrieve';
import { exclusiveParameters, invalidRequest, unexpectedState } from '../../api/stripe-error';
import { inWords } from '../../money/currencies';
import { isDisputed } from '../disputes/disputed';

/** The charge a refund names, directly or by its payment intent. @throws StripeError 400 */
export function chargeToRefund(account: Account, named: { charge?: string; payment_intent?: string }): Charge {
  const { charge, payment_intent } = named;
  if (charge !== undefined && payment_intent !== undefined) throw exclusiveParameters('charge', 'payment_intent');
  if (charge !== undefined) return find(account, 'charges', 'charge', charge, 'charge');
  if (payment_intent === undefined) {
    const message = 'One of the following params should be provided for this request: payment_intent or charge.';
    throw invalidRequest(message, { code: 'parameter_missing' });
  }
  const intent = find(account, 'payment_intents', 'payment_intent', payment_intent, 'payment_intent');
  const latest = account.store.get('charges', intent.latest_charge ?? '');
  if (latest && latest.status !== 'failed') return latest;
  const message = `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`;
  throw invalidRequest(message, { param: 'payment_intent' });
}

/**
 * How much is given back: what was asked for, or all that is left.
 * @throws StripeError 400 when the charge does not allow it
 */
export function refundableAmount(account: Account, charge: Charge, asked: number | undefined): number {
  if (charge.status !== 'succeeded') {
    throw unexpectedState(`Charge ${charge.id} cannot be refunded: it is ${charge.status}.`, 'charge_not_refundable');
  }
  if (charge.refunded) {
    throw unexpectedState(`Charge ${charge.id} has already been refunded.`, 'charge_already_refunded');
  }
  if (!charge.captured) {
    const message = `Charge ${charge.id} has not been captured: cancel its payment intent instead.`;
    throw unexpectedState(message, 'charge_not_refundable');
  }
  if (isDisputed(account, charge)) {
    throw unexpectedState(`Charge ${charge.id} has been charged back; cannot issue a refund.`, 'charge_disputed');
  }
  const left = charge.amount - charge.amount_refunded;
  const amount = asked ?? left;
  if (amount > left) throw tooMuch(charge, amount, left);
  return amount;
}

function tooMuch(charge: Charge, amount: number, left: number): Error {
  const [what, most] = charge.amount_refunded
    ? ['unrefunded amount on charge', left]
    : ['charge amount', charge.amount];
  const words = (minor: number): string => inWords(minor, charge.currency);
  return invalidRequest(`Refund amount (${words(amount)}) is greater than ${what} (${words(most)})`, {
    param: 'amount',
  });
}

import type { Account } from '../../account/account';
import type { BalanceTransaction, Charge } from '../../account/wire';
import { bookPartialCapture } from '../../money/refund-bookings';
import { newRefund } from '../refunds/refund';
import { addRefunded } from '../refunds/refunded-amount';
import { AUTHORIZED } from './authorized';

/** Cards hold an authorization for seven days. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
const AUTHORIZATION_SECONDS = 7 * 86_400;

/** The bank sets the money aside, and nothing moves. The charge counts as succeeded all the same. */
export function authorizeCharge(account: Account, charge: Charge): Charge {
  const capture_before = account.clock.now() + AUTHORIZATION_SECONDS;
  const { payment_method_details: details } = charge;
  const authorized = account.store.put('charges', {
    ...charge,
    outcome: AUTHORIZED,
    paid: true,
    payment_method_details: details?.card ? { ...details, card: { ...details.card, capture_before } } : details,
    status: 'succeeded',
  });
  account.events.emit('charge.succeeded', authorized);
  account.agenda.scheduleIn('expire_authorization', charge.payment_intent ?? '', AUTHORIZATION_SECONDS * 1000);
  return authorized;
}

/** Takes that much; the rest of what was set aside is let go as a refund. */
export function captureCharge(account: Account, charge: Charge, amount: number): Charge {
  const rest = charge.amount - amount;
  const captured = account.store.put('charges', {
    ...charge,
    amount_captured: amount,
    amount_refunded: rest,
    captured: true,
  });
  account.events.emit('charge.captured', captured);
  if (rest > 0) release(account, captured, rest, null);
  account.agenda.scheduleIn('book_charge', charge.id, account.settings.bookAfterMs);
  return captured;
}

/** All of it is let go, because it was called off or nobody captured it in time. */
export function releaseAuthorization(account: Account, charge: Charge, why: 'canceled' | 'expired'): void {
  release(account, charge, charge.amount, why === 'expired' ? 'expired_uncaptured_charge' : null);
  const released = addRefunded(account, charge, charge.amount);
  if (why === 'expired') account.events.emit('charge.expired', released);
}

/** Once the whole charge is booked: what was let go of it is booked back. */
export function bookRelease(account: Account, charge: Charge, booked: BalanceTransaction): void {
  if (charge.amount_captured === charge.amount) return;
  const refunds = account.store.all('refunds').where('charge', charge.id);
  const released = refunds.findLast((refund) => refund.balance_transaction === null);
  if (!released) throw new Error(`${charge.id} was captured in part, and the rest never let go`);
  const { id } = bookPartialCapture(account, released, booked, charge);
  account.store.put('refunds', { ...released, balance_transaction: id });
}

function release(account: Account, charge: Charge, amount: number, reason: 'expired_uncaptured_charge' | null): void {
  account.events.emit('refund.created', newRefund(account, charge, { amount, reason, status: 'succeeded' }));
}

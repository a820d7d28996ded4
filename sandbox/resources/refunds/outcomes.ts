import type { Account } from '../../account/account';
import type { Refund } from '../../account/wire';
import { bookRefund, bookRefundFailure } from '../../money/refund-bookings';
import { takeBackRefunded } from './refunded-amount';
import { traced } from './refund';

export type FailureReason = NonNullable<Refund['failure_reason']>;

/** States out of which nothing leads. */
const OVER = ['failed', 'canceled'];

/** The diary's `complete_refund`: the bank took a refund that was pending, or the payer told where to send it. */
export function completeRefund(account: Account, id: string): Refund | undefined {
  const refund = account.store.get('refunds', id);
  const charge = account.store.get('charges', refund?.charge ?? '');
  if (!refund || !charge || refund.status === 'succeeded' || OVER.includes(String(refund.status))) return undefined;
  const { pending_reason: _waited, next_action: _asked, ...rest } = refund;
  const booked = refund.balance_transaction ?? bookRefund(account, refund, charge).id;
  return change(account, refund, traced({ ...rest, balance_transaction: booked, status: 'succeeded' }));
}

/** The diary's `trace_refund`: the bank has numbered it. */
export function traceRefund(account: Account, id: string): void {
  const refund = account.store.get('refunds', id);
  if (refund?.status === 'succeeded') change(account, refund, traced(refund));
}

/** A refund can fail after it succeeded: the payer's card may be gone. */
export function failRefund(
  account: Account,
  id: string,
  reason: FailureReason = 'expired_or_canceled_card',
): Refund | undefined {
  return endRefund(account, id, { status: 'failed', failure_reason: reason });
}

/** The payer never told where to send it, and it is called off. */
export function cancelRefund(account: Account, id: string): Refund | undefined {
  return endRefund(account, id, { status: 'canceled', failure_reason: 'merchant_request' });
}

/** Between the states in which it waits. */
export function holdRefund(account: Account, id: string, status: 'pending' | 'requires_action'): Refund | undefined {
  const refund = account.store.get('refunds', id);
  if (!refund || OVER.includes(String(refund.status)) || refund.status === 'succeeded') return undefined;
  const { pending_reason: _before, ...rest } = refund;
  return change(account, refund, {
    ...rest,
    status,
    ...(status === 'pending' ? { pending_reason: 'processing' } : {}),
  });
}

function endRefund(account: Account, id: string, end: Pick<Refund, 'status' | 'failure_reason'>): Refund | undefined {
  const refund = account.store.get('refunds', id);
  if (!refund || OVER.includes(String(refund.status))) return undefined;
  const { pending_reason: _waited, next_action: _asked, ...rest } = refund;
  const booked = account.store.get('balance_transactions', refund.balance_transaction ?? '');
  takeBackRefunded(account, refund.charge ?? '', refund.amount);
  const returned = booked && { failure_balance_transaction: bookRefundFailure(account, refund, booked).id };
  return change(account, refund, { ...rest, ...end, ...returned });
}

/** One change is told twice, under the refund's own name and under the charge's; a failure once more. */
function change(account: Account, before: Refund, after: Refund): Refund {
  const changed = account.store.put('refunds', after);
  if (changed.status === 'failed') account.events.emit('refund.failed', changed);
  account.events.emit('refund.updated', changed, before);
  account.events.emit('charge.refund.updated', changed, before);
  return changed;
}

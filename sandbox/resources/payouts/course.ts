import type { Account } from '../../account/account';
import { randomText } from '../../account/object-ids';
import type { Payout } from '../../account/wire';
import { bookPayoutReturn } from '../../money/payout-bookings';

/** The diary's `submit_payout`: it is with the bank, and can no longer be canceled. */
export function submitPayout(account: Account, id: string): void {
  const payout = account.store.get('payouts', id);
  if (payout?.status !== 'pending') return;
  account.events.emit('payout.updated', account.store.put('payouts', { ...payout, status: 'in_transit' }), payout);
}

/** The diary's `arrive_payout`: it should be there. That is all `paid` means: the bank may still send it back. */
export function arrivePayout(account: Account, id: string): void {
  submitPayout(account, id);
  const payout = account.store.get('payouts', id);
  if (payout?.status !== 'in_transit') return;
  const paid = account.store.put('payouts', { ...payout, status: 'paid' });
  account.events.emit('payout.paid', paid);
  const trace_id = { status: 'supported', value: randomText(16).toUpperCase() };
  const traced = account.store.put('payouts', { ...paid, trace_id });
  account.events.emit('payout.updated', traced, paid);
  if (!payout.automatic) return;
  const reconciled = account.store.put('payouts', { ...traced, reconciliation_status: 'completed' });
  account.events.emit('payout.reconciliation_completed', reconciled);
}

/** The bank sends it back, before or after it was said to be paid. */
export function failPayout(
  account: Account,
  payout: Payout,
  { code, message }: { code: string; message: string },
): Payout {
  const failed = account.store.put('payouts', {
    ...payout,
    failure_balance_transaction: bookPayoutReturn(account, payout, 'payout_failure').id,
    failure_code: code,
    failure_message: message,
    status: 'failed',
  });
  account.events.emit('payout.failed', failed);
  return failed;
}

/** Called off before the bank had it. */
export function cancelPayout(account: Account, payout: Payout): Payout {
  const returned = bookPayoutReturn(account, payout, 'payout_cancel').id;
  const canceled = { ...payout, failure_balance_transaction: returned, status: 'canceled' };
  account.store.put('payouts', canceled);
  account.events.emit('payout.canceled', canceled);
  return canceled;
}

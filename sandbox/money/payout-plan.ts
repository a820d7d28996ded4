import type { Account } from '../account/account';
import type { PayoutSchedule } from '../account/settings';
import type { BalanceTransaction } from '../account/wire';
import { balanceTime } from './balance-time';

const DAY_SECONDS = 86_400;
const MONDAY = 1;

/** Where payouts go by themselves: notes what moved the balance for the next one after it becomes available. */
export function planPayout(account: Account, transaction: BalanceTransaction): void {
  if (transaction.balance_type === 'payments' && transaction.type !== 'payout') goesAlong(account, transaction);
}

/** A payout made by hand goes along too, as what the next automatic one has less. */
export function goesAlong(account: Account, { id, available_on, currency, net }: BalanceTransaction): void {
  const { payouts } = account.settings;
  if (payouts.interval === 'manual') return;
  account.store.put('unpaid', { id, currency, net, availableOn: available_on });
  const dueAt = nextRun(payouts, Math.max(available_on, balanceTime(account)));
  const planned = `payout_run_${dueAt}`;
  if (account.store.get('settings', planned)) return;
  account.store.put('settings', { id: planned, value: dueAt });
  account.agenda.scheduleIn('pay_out', planned, dueAt * 1000 - account.clock.ownNowMs());
}

/** The first midnight from that instant on which the schedule names; what is available by then goes along. */
function nextRun({ interval }: PayoutSchedule, instant: number): number {
  let midnight = Math.ceil(instant / DAY_SECONDS) * DAY_SECONDS;
  while (!isRunDay(interval, new Date(midnight * 1000))) midnight += DAY_SECONDS;
  return midnight;
}

function isRunDay(interval: PayoutSchedule['interval'], day: Date): boolean {
  switch (interval) {
    case 'daily':
      return true;
    case 'weekly':
      return day.getUTCDay() === MONDAY;
    case 'monthly':
      return day.getUTCDate() === 1;
    case 'manual':
      return false;
  }
}

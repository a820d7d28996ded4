import type { Account } from '../../account/account';
import type { Tables } from '../../account/tables';
import type { Payout } from '../../account/wire';
import { newPayout } from './payout';

type Line = Tables['unpaid'];

/**
 * The diary's `pay_out`: in each currency, everything available goes to the bank. Where that is nothing or less it waits
 * for better days.
 * @param run the setting that noted this run
 */
export function payOut(account: Account, run: string): Payout[] {
  account.store.remove('settings', run);
  const now = account.clock.now();
  const due = [...account.store.all('unpaid').oldestFirst()].filter(({ availableOn }) => availableOn <= now);
  return [...new Set(due.map(({ currency }) => currency))].flatMap((currency) => {
    const lines = due.filter((line) => line.currency === currency);
    const amount = lines.reduce((sum, { net }) => sum + net, 0);
    return amount > 0 ? [sendOut(account, currency, amount, lines)] : [];
  });
}

function sendOut(account: Account, currency: string, amount: number, lines: readonly Line[]): Payout {
  const payout = newPayout(account, { amount, currency, automatic: true, description: 'STRIPE PAYOUT' });
  for (const { id } of lines) {
    account.store.remove('unpaid', id);
    account.store.put('payout_lines', { id, payout: payout.id });
  }
  // Stripe lists a payout's own transaction among those it took along.
  account.store.put('payout_lines', { id: payout.balance_transaction ?? '', payout: payout.id });
  assertExact(account, payout);
  return payout;
}

/** @throws Error when a payout is not the sum of its lines: then the sandbox is wrong */
function assertExact(account: Account, payout: Payout): void {
  const lines = account.store.all('payout_lines').where('payout', payout.id);
  const net = lines.reduce((sum, { id }) => sum + (account.store.get('balance_transactions', id)?.net ?? NaN), 0);
  if (net !== 0) throw new Error(`${payout.id} of ${payout.amount} is ${net} off the sum of its lines`);
}

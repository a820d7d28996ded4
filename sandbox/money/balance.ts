import type { Account } from '../account/account';
import type { BalanceTransaction } from '../account/wire';
import { netTotal } from './balance-transactions';

type Entry = { amount: number; currency: string; source_types: { card: number } };

export interface Balance {
  readonly object: 'balance';
  readonly available: Entry[];
  readonly livemode: false;
  readonly pending: Entry[];
}

/** An account that has moved nothing shows a zero in its own currency. */
const DEFAULT_CURRENCY = 'usd';

/**
 * The balance now, per currency.
 * @throws Error when the sum over all transactions is not the balance kept along the way: then the sandbox is wrong
 */
export function balanceNow(account: Account): Balance {
  const sums = new Map<string, { available: number; pending: number }>();
  for (const transaction of account.store.all('balance_transactions').oldestFirst()) {
    const sum = sums.get(transaction.currency) ?? { available: 0, pending: 0 };
    sum[statusOf(account, transaction)] += transaction.net;
    sums.set(transaction.currency, sum);
  }
  if (sums.size === 0) sums.set(DEFAULT_CURRENCY, { available: 0, pending: 0 });
  for (const [currency, { available, pending }] of sums) {
    const kept = netTotal(account, currency);
    if (available + pending !== kept) throw new Error(`Σ net of ${currency} is ${available + pending}, not ${kept}`);
  }
  const entries = (kind: 'available' | 'pending'): Entry[] =>
    [...sums].map(([currency, sum]) => ({ amount: sum[kind], currency, source_types: { card: sum[kind] } }));
  return { object: 'balance', available: entries('available'), livemode: false, pending: entries('pending') };
}

/** Money becomes available as time passes; nothing announces it. */
export function statusOf(account: Account, { available_on }: BalanceTransaction): 'available' | 'pending' {
  return available_on <= account.clock.now() ? 'available' : 'pending';
}

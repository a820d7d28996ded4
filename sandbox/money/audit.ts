import type { Account } from '../account/account';

/** What a full count found: nothing, or in words what does not add up. */
export interface Audit {
  readonly transactions: number;
  readonly problems: string[];
}

/**
 * Counts everything once more from the beginning, for whoever does not trust what was kept along the way, and names what
 * failed while nobody waited for an answer.
 */
export function audit(account: Account): Audit {
  const counted = [...balancesOff(account), ...payoutsOff(account), ...refundsOff(account)];
  const problems = [...counted, ...account.agenda.failures];
  return { transactions: account.store.all('balance_transactions').size, problems };
}

function* balancesOff(account: Account): Generator<string> {
  const sums = new Map<string, number>();
  for (const { balance_type, currency, net } of account.store.all('balance_transactions').oldestFirst()) {
    const id = `${balance_type} ${currency}`;
    sums.set(id, (sums.get(id) ?? 0) + net);
  }
  for (const { id, total } of account.store.all('balances').oldestFirst()) {
    if (total !== sums.get(id)) yield `the balance ${id} is ${total}, and Σ net ${sums.get(id) ?? 0}`;
  }
}

function* payoutsOff(account: Account): Generator<string> {
  const sums = new Map<string, number>();
  for (const { id, payout } of account.store.all('payout_lines').oldestFirst()) {
    const transaction = account.store.get('balance_transactions', id);
    if (transaction?.source !== payout) sums.set(payout, (sums.get(payout) ?? 0) + (transaction?.net ?? NaN));
  }
  for (const { id, amount, automatic } of account.store.all('payouts').oldestFirst()) {
    if (automatic && sums.get(id) !== amount) yield `${id} is ${amount}, and its lines ${sums.get(id) ?? 0}`;
  }
}

function* refundsOff(account: Account): Generator<string> {
  const sums = new Map<string, number>();
  for (const { amount, charge, status } of account.store.all('refunds').oldestFirst()) {
    if (charge && status !== 'failed' && status !== 'canceled') sums.set(charge, (sums.get(charge) ?? 0) + amount);
  }
  for (const { id, amount, amount_refunded } of account.store.all('charges').oldestFirst()) {
    const refunded = sums.get(id) ?? 0;
    if (refunded !== amount_refunded || refunded > amount)
      yield `${id} of ${amount} has ${amount_refunded} refunded, and its refunds are ${refunded}`;
  }
}

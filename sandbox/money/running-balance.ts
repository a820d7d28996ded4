import type { Account } from '../account/account';
import type { BalanceTransaction } from '../account/wire';
import type { BalanceType, RunningBalance } from './balance-row';
import { balanceTime } from './balance-time';

/**
 * Adds a balance transaction to its balance.
 * @throws Error when available and pending are no longer the total: then the sandbox is wrong
 */
export function addToBalance(account: Account, transaction: BalanceTransaction): void {
  const { available_on, balance_type, currency, net } = transaction;
  const before = balanceOf(account, balance_type, currency);
  const mature = available_on <= balanceTime(account);
  const maturing = { ...before.maturing };
  if (!mature) maturing[available_on] = (maturing[available_on] ?? 0) + net;
  const available = before.available + (mature ? net : 0);
  assertWhole(account.store.put('balances', { ...before, available, maturing, total: before.total + net }));
}

/** As of now: what has matured since the last change is available. */
export function balanceOf(account: Account, balanceType: BalanceType, currency: string): RunningBalance {
  const id = `${balanceType} ${currency}`;
  const kept = account.store.get('balances', id);
  return kept
    ? ripened(kept, balanceTime(account))
    : { id, balanceType, currency, total: 0, available: 0, maturing: {} };
}

/** All of them, as of now. */
export function balancesOf(account: Account, balanceType: BalanceType): RunningBalance[] {
  const now = balanceTime(account);
  return account.store
    .all('balances')
    .where('balanceType', balanceType)
    .map((balance) => ripened(balance, now))
    .reverse();
}

export function pendingOf({ total, available }: RunningBalance): number {
  return total - available;
}

function ripened(balance: RunningBalance, now: number): RunningBalance {
  const maturing: Record<string, number> = {};
  let { available } = balance;
  for (const [instant, net] of Object.entries(balance.maturing)) {
    if (Number(instant) <= now) available += net;
    else maturing[instant] = net;
  }
  return { ...balance, available, maturing };
}

function assertWhole({ id, total, available, maturing }: RunningBalance): void {
  const pending = Object.values(maturing).reduce((sum, net) => sum + net, 0);
  if (Number.isSafeInteger(total) && available + pending === total) return;
  throw new Error(`The balance ${id} is ${total}, not ${available} available and ${pending} pending`);
}

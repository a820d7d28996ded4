import type { Account } from '../account/account';

/** Unix time by which money moves: the account's own, whatever test clock the object behind it lives by. */
export function balanceTime(account: Account): number {
  return Math.floor(account.clock.ownNowMs() / 1000);
}

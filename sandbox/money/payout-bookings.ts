import type { Account } from '../account/account';
import type { BalanceTransaction, Payout } from '../account/wire';
import { book } from './book';

/** From the balance to the bank; a reversal, whose amount is negative, comes back from there. */
export function bookPayout(account: Account, payout: Payout): BalanceTransaction {
  const isReversal = payout.original_payout !== null;
  return bookMovement(account, payout, {
    amount: -payout.amount,
    reportingCategory: isReversal ? 'payout_reversal' : 'payout',
    type: isReversal ? 'payout_cancel' : 'payout',
  });
}

/** A payout that did not arrive, or was taken back before it left: its money returns. */
export function bookPayoutReturn(
  account: Account,
  payout: Payout,
  type: 'payout_failure' | 'payout_cancel',
): BalanceTransaction {
  return bookMovement(account, payout, { amount: payout.amount, reportingCategory: 'payout_reversal', type });
}

interface Movement {
  readonly amount: number;
  readonly reportingCategory: string;
  readonly type: BalanceTransaction['type'];
}

function bookMovement(account: Account, { id, currency, description }: Payout, movement: Movement): BalanceTransaction {
  return book(account, { ...movement, currency, exchangeRate: null, fee: 0, source: id, description, delayDays: 0 });
}

import type { Account } from '../account/account';
import type { BalanceTransaction, Dispute } from '../account/wire';
import { book } from './book';
import { DISPUTE_FEE } from './fees';
import { settle } from './settlement';

/** The bank takes the money, at the rate of the day. */
export function bookWithdrawal(account: Account, dispute: Dispute, fee: number): BalanceTransaction {
  return bookDispute(account, dispute, {
    amount: -dispute.amount,
    fee,
    description: `Chargeback withdrawal for ${dispute.charge}`,
    reportingCategory: 'dispute',
  });
}

/** The price of contesting. Stripe documents the fee and not its balance transaction: a line without an amount. */
export function bookCounterFee(account: Account, dispute: Dispute): BalanceTransaction {
  return bookDispute(account, dispute, {
    amount: 0,
    fee: DISPUTE_FEE,
    description: `Dispute countered fee for ${dispute.charge}`,
    reportingCategory: 'dispute',
  });
}

/** The bank gives it back, at the rate of that day; a fee that comes back with it is negative. */
export function bookReinstatement(account: Account, dispute: Dispute, fee: number): BalanceTransaction {
  return bookDispute(account, dispute, {
    amount: dispute.amount,
    fee,
    description: `Chargeback reversal for ${dispute.charge}`,
    reportingCategory: 'dispute_reversal',
  });
}

interface Movement {
  /** In the currency of the dispute. */
  readonly amount: number;
  readonly fee: number;
  readonly description: string;
  readonly reportingCategory: string;
}

function bookDispute(
  account: Account,
  { id, currency }: Dispute,
  { amount, ...movement }: Movement,
): BalanceTransaction {
  return book(account, {
    ...movement,
    ...settle(account, amount, currency),
    feeDescription: 'Dispute fee',
    source: id,
    type: 'adjustment',
    delayDays: 0,
  });
}

import type { Account } from '../account/account';
import type { BalanceTransaction, Charge, Refund } from '../account/wire';
import { book, reversalOf } from './book';
import { settle } from './settlement';

/** Money back to the payer, at the rate of the day it goes. The charge's fee stays with Stripe. */
export function bookRefund(account: Account, refund: Refund, charge: Charge): BalanceTransaction {
  return book(account, {
    ...settle(account, -refund.amount, refund.currency),
    fee: 0,
    source: refund.id,
    description: `REFUND FOR CHARGE${charge.description ? ` (${charge.description})` : ''}`,
    reportingCategory: 'refund',
    type: charge.payment_method_details?.type === 'card' ? 'refund' : 'payment_refund',
    delayDays: 0,
  });
}

/** A refund that did not arrive or was taken back: what it took returns, at its own rate. */
export function bookRefundFailure(account: Account, refund: Refund, booked: BalanceTransaction): BalanceTransaction {
  return book(account, {
    ...reversalOf(booked),
    source: refund.id,
    description: 'REFUND FAILURE',
    reportingCategory: 'refund_failure',
    type: 'refund_failure',
    delayDays: 0,
  });
}

/** Less was captured than authorized: the rest of the charge's booking goes back, at the charge's own rate. */
export function bookPartialCapture(
  account: Account,
  release: Refund,
  booked: BalanceTransaction,
  charge: Charge,
): BalanceTransaction {
  const kept = Math.round((booked.amount * charge.amount_captured) / charge.amount);
  return book(account, {
    ...reversalOf(booked),
    amount: kept - booked.amount,
    source: release.id,
    description: 'REFUND FOR CHARGE (uncaptured amount)',
    reportingCategory: 'partial_capture_reversal',
    type: 'refund',
    delayDays: 0,
  });
}

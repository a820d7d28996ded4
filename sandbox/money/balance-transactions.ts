import type { Account } from '../account/account';
import type { BalanceTransaction, Charge } from '../account/wire';
import { book, reversalOf } from './book';
import { processingFee } from './fees';
import { settle } from './settlement';

/** Bank debits are available on the fifth day after, at midnight UTC; a card's money as the payout schedule says. */
const DEBIT_DELAY_DAYS = 5;

/** What the charge's card or account changes about its booking. */
export type Availability = 'usual' | 'at_once';

/**
 * Money in: a card's success, or a bank debit's submission (booked while its charge is still pending). The whole amount
 * is booked, with the fee for what was captured; what was authorized beyond that goes back by `bookPartialCapture`.
 */
export function bookCharge(account: Account, charge: Charge, availability: Availability = 'usual'): BalanceTransaction {
  const { fees, payouts } = account.settings;
  const settled = settle(account, charge.amount, charge.currency);
  const isDebit = charge.payment_method_details?.type === 'sepa_debit';
  const captured = isDebit ? charge.amount : charge.amount_captured;
  const delayDays = isDebit ? DEBIT_DELAY_DAYS : payouts.delayDays;
  return book(account, {
    ...settled,
    fee: processingFee(settle(account, captured, charge.currency).amount, settled.currency, fees),
    source: charge.id,
    description: charge.description,
    reportingCategory: 'charge',
    type: isDebit ? 'payment' : 'charge',
    delayDays: availability === 'at_once' ? 0 : delayDays,
  });
}

/** A debit that was booked and did not come: the amount goes back; the fee of the attempt stays with Stripe. */
export function bookChargeFailure(account: Account, charge: Charge, booked: BalanceTransaction): BalanceTransaction {
  return book(account, {
    ...reversalOf(booked),
    source: charge.id,
    description: charge.description,
    reportingCategory: 'charge_failure',
    type: 'payment_failure_refund',
    delayDays: 0,
  });
}

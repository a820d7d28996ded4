import type { Attribution } from '../../standing/attribution';
import type { Account } from '../accounts';
import type { BookedBalanceTransaction } from '../booking-facts';
import { move, without0, type Entry, type Posting } from './posting';
import { categoryRule, SUSPENSE, type CategoryRule } from './reporting-categories';

/** What a balance transaction means in the donor's currency, signed like its amount. */
export interface Presentment {
  readonly currency: string;
  readonly amountMinor: bigint;
}

/**
 * Every balance transaction is booked when it is seen, by itself: the balance at Stripe is right from then on. What it
 * was booked against waits in a clearing account for the charge or refund behind it. Where the donor's currency is
 * another, a second posting carries it over, as soon as both are known; and what a dispute took moves to the account of
 * the gift's frequency.
 */
export function balanceTransactionPostings(transaction: BookedBalanceTransaction, behind: Behind): Posting[] {
  const { presentment, isAboutDispute, attribution } = behind;
  const rule = ruleFor(transaction, isAboutDispute);
  const common = {
    stripeId: transaction.sourceId ?? transaction.stripeId,
    balanceTransactionId: transaction.stripeId,
    contributionId: null,
    occurredAt: transaction.created,
  };
  return [
    {
      ...common,
      key: `${transaction.reportingCategory}:${transaction.stripeId}`,
      entries: bookedEntries(transaction, rule),
    },
    { ...common, key: `exchanged:${transaction.stripeId}`, entries: exchangedEntries(transaction, rule, presentment) },
    {
      ...common,
      key: `attributed:${transaction.stripeId}`,
      contributionId: attribution?.contributionId ?? null,
      entries: attributedEntries(transaction, rule, behind),
    },
  ];
}

/** What stands behind a balance transaction, as far as it is known. */
export interface Behind {
  readonly presentment: Presentment | undefined;
  readonly isAboutDispute: boolean;
  /** Of the gift that is disputed. */
  readonly attribution: Attribution | undefined;
}

/** Stripe also takes fees for a dispute apart from it, and names it as their source. */
function ruleFor({ reportingCategory }: BookedBalanceTransaction, isAboutDispute: boolean): CategoryRule {
  const rule = categoryRule(reportingCategory) ?? SUSPENSE;
  return reportingCategory === 'fee' && isAboutDispute ? { ...rule, against: 'expenses:fees:dispute' } : rule;
}

function bookedEntries(transaction: BookedBalanceTransaction, rule: CategoryRule): Entry[] {
  const { currency, amountMinor, feeMinor, taxMinor, netMinor } = transaction;
  return without0([
    { account: balanceAccount(transaction.balanceType), currency, amountMinor: netMinor },
    { account: rule.fees, currency, amountMinor: feeMinor - taxMinor },
    { account: 'expenses:fees:tax', currency, amountMinor: taxMinor },
    { account: rule.against, currency, amountMinor: -amountMinor },
  ]);
}

function exchangedEntries(
  transaction: BookedBalanceTransaction,
  { against }: CategoryRule,
  presentment: Presentment | undefined,
): Entry[] {
  if (presentment === undefined || presentment.currency === transaction.currency) return [];
  return without0([
    { account: against, currency: transaction.currency, amountMinor: transaction.amountMinor },
    { account: 'equity:fx', currency: transaction.currency, amountMinor: -transaction.amountMinor },
    { account: against, currency: presentment.currency, amountMinor: -presentment.amountMinor },
    { account: 'equity:fx', currency: presentment.currency, amountMinor: presentment.amountMinor },
  ]);
}

function attributedEntries(
  transaction: BookedBalanceTransaction,
  { against }: CategoryRule,
  { presentment = transaction, attribution }: Behind,
): Entry[] {
  if (against !== 'losses:disputes' || attribution === undefined) return [];
  return move(against, `${against}:${attribution.frequency}`, -presentment.amountMinor, presentment.currency);
}

/** @see https://docs.stripe.com/api/balance_transactions/object#balance_transaction_object-balance_type */
const BALANCE_ACCOUNTS: Readonly<Record<string, Account>> = {
  payments: 'assets:stripe:payments',
  refund_and_dispute_prefunding: 'assets:stripe:refund_and_dispute_prefunding',
  risk_reserved: 'assets:stripe:risk_reserved',
};

function balanceAccount(balanceType: string): Account {
  return BALANCE_ACCOUNTS[balanceType] ?? 'assets:stripe:other';
}

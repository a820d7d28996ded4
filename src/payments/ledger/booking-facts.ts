import type { EntityManager } from 'typeorm';
import type { BalanceTransactionFact } from '../../infrastructure/stripe/facts/balance-transaction-fact';
import type { ChargeFact } from '../../infrastructure/stripe/facts/charge-fact';
import type { DisputeFact } from '../../infrastructure/stripe/facts/dispute-fact';
import type { PayoutFact } from '../../infrastructure/stripe/facts/payout-fact';
import type { RefundFact } from '../../infrastructure/stripe/facts/refund-fact';
import type { Attribution } from '../standing/attribution';
import { prepared } from '../../infrastructure/database/prepared';
import { BOOKING_FACTS } from './booking-facts-sql';
import type { Touched } from './touched';

export type BookedCharge = Pick<
  ChargeFact,
  'stripeId' | 'status' | 'amountMinor' | 'amountCapturedMinor' | 'currency' | 'created' | 'failureBalanceTransactionId'
>;
export type BookedRefund = Omit<RefundFact, 'paymentIntentId' | 'status' | 'failureReason' | 'reason'> & {
  /** `release`: what was set aside and never captured is let go as a refund, too, and had never been given. */
  readonly meaning: 'refund' | 'release';
  /** When money that did not arrive came back; null: it has not, or its movement is not known yet. */
  readonly returnedAt: Date | null;
};
export type BookedDispute = Pick<DisputeFact, 'stripeId' | 'chargeId' | 'amountMinor' | 'currency'>;
export type BookedPayout = Pick<PayoutFact, 'stripeId' | 'status' | 'amountMinor' | 'currency' | 'arrivalDate'>;
export type BookedBalanceTransaction = Omit<BalanceTransactionFact, 'type' | 'exchangeRate' | 'status' | 'availableOn'>;

/** What the postings of something touched depend on: itself, and what stands behind it or hangs on it. */
export interface BookingFacts {
  readonly charges: readonly BookedCharge[];
  readonly refunds: readonly BookedRefund[];
  readonly disputes: readonly BookedDispute[];
  readonly payouts: readonly BookedPayout[];
  readonly balanceTransactions: readonly BookedBalanceTransaction[];
  /** By charge. */
  readonly attributions: ReadonlyMap<string, Attribution>;
}

/** All in one question: outwards from what was touched to what is booked because of it, and back to what that stands on. */
export async function bookingFacts(manager: EntityManager, touched: Touched): Promise<BookingFacts> {
  const { charges, refunds, disputes, payouts, balanceTransactions } = touched;
  const [row] = await prepared<Answer>(manager, BOOKING_FACTS, [
    charges,
    refunds,
    disputes,
    payouts,
    balanceTransactions,
  ]);
  if (row === undefined) throw new Error('The facts to be booked could not be read');
  return {
    charges: row.charges.map(read<BookedCharge>),
    refunds: row.refunds.map(read<BookedRefund>),
    disputes: row.disputes.map(read<BookedDispute>),
    payouts: row.payouts.map(read<BookedPayout>),
    balanceTransactions: row.balance_transactions.map(read<BookedBalanceTransaction>),
    attributions: new Map(row.attributions.map(({ chargeId, ...attribution }) => [chargeId, attribution])),
  };
}

type Written = Readonly<Record<string, string | null>>;

interface Answer {
  readonly charges: Written[];
  readonly refunds: Written[];
  readonly disputes: Written[];
  readonly payouts: Written[];
  readonly balance_transactions: Written[];
  readonly attributions: (Attribution & { readonly chargeId: string })[];
}

const INSTANTS: readonly string[] = ['created', 'returnedAt'];

/** Everything travels as text: JSON knows neither int8 nor instants. */
function read<Row>(written: Written): Row {
  return Object.fromEntries(
    Object.entries(written).map(([name, text]) => {
      if (text !== null && name.endsWith('Minor')) return [name, BigInt(text)];
      return [name, text !== null && INSTANTS.includes(name) ? new Date(text) : text];
    }),
  ) as Row;
}

import { In, type EntityManager, type EntityTarget, type FindOptionsWhere, type ObjectLiteral } from 'typeorm';
import { BalanceTransaction } from '../balance-transactions/balance-transaction.entity';
import { Charge } from '../charges/charge.entity';
import { Dispute } from '../disputes/dispute.entity';
import { Payout } from '../payouts/payout.entity';
import { Refund } from '../refunds/refund.entity';
import type { Touched } from './touched';

/** What the postings of something touched depend on: itself, and what stands behind it or hangs on it. */
export interface BookingFacts {
  readonly charges: readonly Charge[];
  readonly refunds: readonly Refund[];
  readonly disputes: readonly Dispute[];
  readonly payouts: readonly Payout[];
  readonly balanceTransactions: readonly BalanceTransaction[];
}

/** Outwards from what was touched to all that is booked because of it, then back to what that stands on. */
export async function bookingFacts(manager: EntityManager, touched: Touched): Promise<BookingFacts> {
  const payouts = await rowsWhere(manager, Payout, { stripeId: touched.payouts });
  const refunds = await rowsWhere(manager, Refund, { stripeId: touched.refunds, chargeId: touched.charges });
  const balanceTransactions = await balanceTransactionsOf(manager, touched, refunds);
  const sources = balanceTransactions.flatMap(({ sourceId }) => sourceId ?? []);
  const disputes = await rowsWhere(manager, Dispute, { stripeId: [...touched.disputes, ...sources] });
  const behind = await rowsWhere(manager, Refund, { stripeId: missing(sources, refunds) });
  const charges = await rowsWhere(manager, Charge, {
    stripeId: [...touched.charges, ...[...refunds, ...behind].flatMap(({ chargeId }) => chargeId ?? []), ...sources],
    failureBalanceTransactionId: balanceTransactions
      .filter(({ reportingCategory }) => reportingCategory === 'charge_failure')
      .map(({ stripeId }) => stripeId),
  });
  return { charges, refunds: [...refunds, ...behind], disputes, payouts, balanceTransactions };
}

/** Those touched, and those whose conversion depends on something touched. */
function balanceTransactionsOf(
  manager: EntityManager,
  touched: Touched,
  refunds: readonly Refund[],
): Promise<BalanceTransaction[]> {
  return rowsWhere(manager, BalanceTransaction, {
    stripeId: touched.balanceTransactions,
    sourceId: [...touched.charges, ...touched.disputes, ...refunds.map(({ stripeId }) => stripeId)],
  });
}

function missing(stripeIds: readonly string[], known: readonly { stripeId: string }[]): string[] {
  const knownIds = new Set(known.map(({ stripeId }) => stripeId));
  return stripeIds.filter((stripeId) => !knownIds.has(stripeId));
}

/** Rows of which one of the columns has one of its values; asks nothing where there are no values. */
async function rowsWhere<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  values: Partial<Record<keyof Row & string, readonly string[]>>,
): Promise<Row[]> {
  const where = Object.entries(values as Record<string, readonly string[]>)
    .filter(([, wanted]) => wanted.length > 0)
    .map(([column, wanted]) => ({ [column]: In([...new Set(wanted)]) }) as FindOptionsWhere<Row>);
  return where.length === 0 ? [] : manager.getRepository(entity).find({ where });
}

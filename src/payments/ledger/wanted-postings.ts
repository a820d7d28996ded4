import type { BookedBalanceTransaction, BookedCharge, BookedRefund, BookingFacts } from './booking-facts';
import { balanceTransactionPostings } from './postings/balance-transaction-postings';
import { chargePostings } from './postings/charge-postings';
import { payoutPostings } from './postings/payout-postings';
import type { Posting } from './postings/posting';
import { presentmentOf, type Sources } from './postings/presentment';
import { refundPostings } from './postings/refund-postings';

/** Everything the facts want booked: a function of them alone, so that the order in which they came cannot matter. */
export function wantedPostings(facts: BookingFacts): Posting[] {
  const charges = byStripeId(facts.charges);
  return [
    ...facts.charges.flatMap((charge) => chargePostings(charge, facts.attributions.get(charge.stripeId))),
    ...refundsPostings(facts, charges),
    ...facts.payouts.flatMap(payoutPostings),
    ...balanceTransactionsPostings(facts),
  ];
}

function refundsPostings({ refunds, attributions }: BookingFacts, charges: ReadonlyMap<string, BookedCharge>) {
  const givenBackOf = ({ meaning, chargeId }: BookedRefund) =>
    meaning === 'release' ? undefined : charges.get(chargeId ?? '');
  return refunds.flatMap((refund) =>
    refundPostings(refund, givenBackOf(refund), attributions.get(refund.chargeId ?? '')),
  );
}

function balanceTransactionsPostings(facts: BookingFacts): Posting[] {
  const find = sourceFinder(facts);
  return facts.balanceTransactions.flatMap((transaction) => {
    const sources = find(transaction);
    return balanceTransactionPostings(transaction, {
      presentment: presentmentOf(transaction, sources),
      isAboutDispute: sources.dispute !== undefined,
      attribution: facts.attributions.get(sources.dispute?.chargeId ?? ''),
    });
  });
}

function sourceFinder(facts: BookingFacts): (transaction: BookedBalanceTransaction) => Sources {
  const charges = byStripeId(facts.charges);
  const refunds = byStripeId(facts.refunds);
  const disputes = byStripeId(facts.disputes);
  const failed = new Map(facts.charges.map((charge) => [charge.failureBalanceTransactionId, charge]));
  return ({ stripeId, sourceId }) => ({
    // The source of a failed debit's second balance transaction is not always the charge.
    charge: failed.get(stripeId) ?? charges.get(sourceId ?? ''),
    refund: refunds.get(sourceId ?? ''),
    dispute: disputes.get(sourceId ?? ''),
  });
}

function byStripeId<Row extends { stripeId: string }>(rows: readonly Row[]): Map<string, Row> {
  return new Map(rows.map((row) => [row.stripeId, row]));
}

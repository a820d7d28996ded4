import { isMoney } from '../../charges/is-money';
import type { Attribution } from '../../standing/attribution';
import type { BookedCharge, BookedRefund } from '../booking-facts';
import { move, type Entry, type Posting } from './posting';

/**
 * A refund counts once money left for it, whatever its status, and is undone on the day on which that money came back,
 * which its movement says. Both wait for the charge: nothing can be given back that is not booked as given. Like the
 * charge, both move to its frequency's account when that is known.
 */
export function refundPostings(
  refund: BookedRefund,
  charge: BookedCharge | undefined,
  attribution: Attribution | undefined,
): Posting[] {
  const { stripeId, currency, balanceTransactionId, failureBalanceTransactionId, returnedAt } = refund;
  const hasLeft = balanceTransactionId !== null && charge !== undefined && isMoney(charge);
  const leftMinor = hasLeft ? refund.amountMinor : 0n;
  const returnedMinor = hasLeft && returnedAt !== null ? refund.amountMinor : 0n;
  const common = { stripeId, contributionId: null, occurredAt: refund.created };
  const back = { ...common, occurredAt: returnedAt ?? refund.created };
  const attributed = { contributionId: attribution?.contributionId ?? null, balanceTransactionId: null };
  return [
    {
      ...common,
      key: `refunded:${stripeId}`,
      balanceTransactionId,
      entries: move('clearing:refunds', 'contra:refunds', leftMinor, currency),
    },
    {
      ...back,
      key: `refund_reversed:${stripeId}`,
      balanceTransactionId: failureBalanceTransactionId,
      entries: move('contra:refunds', 'clearing:refunds', returnedMinor, currency),
    },
    {
      ...common,
      ...attributed,
      key: `attributed:${stripeId}`,
      entries: attributedEntries(attribution, leftMinor, currency),
    },
    {
      ...back,
      ...attributed,
      key: `attributed_reversed:${stripeId}`,
      entries: attributedEntries(attribution, -returnedMinor, currency),
    },
  ];
}

/** Nothing is moved as long as nobody knows where to. */
function attributedEntries(attribution: Attribution | undefined, minor: bigint, currency: string): Entry[] {
  return attribution === undefined
    ? []
    : move('contra:refunds', `contra:refunds:${attribution.frequency}`, minor, currency);
}

import { isMoney } from '../../charges/is-money';
import type { Attribution } from '../../standing/attribution';
import type { BookedCharge, BookedRefund } from '../booking-facts';
import { move, type Posting } from './posting';

/**
 * A refund counts once money left for it, whatever its status, and is undone once that money came back. Both wait for
 * the charge: nothing can be given back that is not booked as given. Like the charge, it moves to its frequency's account
 * when that is known.
 */
export function refundPostings(
  refund: BookedRefund,
  charge: BookedCharge | undefined,
  attribution: Attribution | undefined,
): Posting[] {
  const { stripeId, currency, balanceTransactionId, failureBalanceTransactionId } = refund;
  const hasLeft = balanceTransactionId !== null && charge !== undefined && isMoney(charge);
  const leftMinor = hasLeft ? refund.amountMinor : 0n;
  const returnedMinor = hasLeft && failureBalanceTransactionId !== null ? refund.amountMinor : 0n;
  const common = { stripeId, contributionId: null, occurredAt: refund.created };
  const attributed =
    attribution === undefined
      ? []
      : move('contra:refunds', `contra:refunds:${attribution.frequency}`, leftMinor - returnedMinor, currency);
  return [
    {
      ...common,
      key: `refunded:${stripeId}`,
      balanceTransactionId,
      entries: move('clearing:refunds', 'contra:refunds', leftMinor, currency),
    },
    {
      ...common,
      key: `refund_reversed:${stripeId}`,
      balanceTransactionId: failureBalanceTransactionId,
      entries: move('contra:refunds', 'clearing:refunds', returnedMinor, currency),
    },
    {
      ...common,
      key: `attributed:${stripeId}`,
      contributionId: attribution?.contributionId ?? null,
      balanceTransactionId: null,
      entries: attributed,
    },
  ];
}

import type { BookedPayout } from '../booking-facts';
import { move, type Posting } from './posting';

/**
 * A payout that Stripe calls paid is at the bank. If it fails after all, this is taken back, and Stripe's own reversal
 * takes back the rest.
 */
export function payoutPostings(payout: BookedPayout): Posting[] {
  const arrivedMinor = payout.status === 'paid' ? payout.amountMinor : 0n;
  return [
    {
      key: `payout_paid:${payout.stripeId}`,
      stripeId: payout.stripeId,
      balanceTransactionId: null,
      contributionId: null,
      occurredAt: new Date(`${payout.arrivalDate}T00:00:00Z`),
      entries: move('assets:bank:in-transit', 'assets:bank', arrivedMinor, payout.currency),
    },
  ];
}

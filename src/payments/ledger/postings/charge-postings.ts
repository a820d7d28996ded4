import { isMoney } from '../../charges/is-money';
import type { Attribution } from '../../standing/attribution';
import type { BookedCharge } from '../booking-facts';
import { move, type Posting } from './posting';

/**
 * A confirmed charge is income, once; and once more it moves to its frequency's account, when that is known.
 * Two postings and not one, so that the books are the same in whatever order the two became known.
 */
export function chargePostings(charge: BookedCharge, attribution: Attribution | undefined): Posting[] {
  const { stripeId, currency } = charge;
  const amountMinor = isMoney(charge) ? charge.amountCapturedMinor : 0n;
  const common = { stripeId, balanceTransactionId: null, occurredAt: charge.created };
  const attributed =
    attribution === undefined
      ? []
      : move(`income:${attribution.frequency}`, 'income:unattributed', amountMinor, currency);
  return [
    {
      ...common,
      key: `confirmed:${stripeId}`,
      contributionId: null,
      entries: move('income:unattributed', 'clearing:charges', amountMinor, currency),
    },
    {
      ...common,
      key: `attributed:${stripeId}`,
      contributionId: attribution?.contributionId ?? null,
      entries: attributed,
    },
  ];
}

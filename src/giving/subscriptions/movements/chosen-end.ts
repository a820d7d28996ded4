import type { EndWish, WishReason } from '../ends/end-wish';

/**
 * Who ended a gift by choice, and why:
 * - `donor`, `staff`: they asked for it with us
 * - `bank`: the donor disputed a payment there, upon which Stripe ended the gift
 * - `elsewhere`: nobody asked for it with us, as when it is ended in Stripe's dashboard
 */
export interface ChosenEnd {
  readonly by: 'donor' | 'staff' | 'bank' | 'elsewhere';
  readonly reason: WishReason | 'dispute';
}

/** @param wish the newest there is of this gift */
export function chosenEnd(at: Date, how: 'chosen' | 'disputed', wish: EndWish | null): ChosenEnd {
  if (how === 'disputed') return { by: 'bank', reason: 'dispute' };
  if (wish === null || !isOf(wish, at)) return { by: 'elsewhere', reason: 'not-said' };
  return { by: wish.by, reason: wish.reason };
}

/** One that came at another time than was asked for has another cause. */
function isOf({ askedAt, endsAt }: EndWish, at: Date): boolean {
  const latest = (endsAt ?? askedAt).getTime() + LATE_MS;
  return at.getTime() >= askedAt.getTime() - EARLY_MS && at.getTime() <= latest;
}

/** Stripe's clock need not be ours, and tells whole seconds. */
const EARLY_MS = 3_600_000;
/** As long as Stripe is asked again where it does not answer. */
const LATE_MS = 3 * 86_400_000;

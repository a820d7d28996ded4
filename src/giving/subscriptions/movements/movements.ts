import type { RecurringFrequency } from './annual-amount';
import type { GiftState, GiftTerms } from './gift-path';

/** One step of what recurring gifts bring in a year. Added up they are what is live. */
export interface Movement {
  readonly subscriptionId: string;
  /** The donor; of a gift without one, its subscription. */
  readonly holder: string;
  readonly occurredAt: Date;
  readonly kind: MovementKind;
  readonly currency: string;
  readonly frequency: RecurringFrequency;
  /** Empty: none. */
  readonly campaign: string;
  readonly annualMinor: bigint;
  /** 1: one more is live, -1: one less. */
  readonly gifts: number;
}

/**
 * - `new`: the donor's first gift that ever was live · `reactivated`: live when the donor has been before, and has no
 *   other that is · `further`: live beside another of the same donor's
 * - `paused`, `resumed`: the same gift, before and after
 * - `up`, `down`: another amount · `moved`: out of one frequency or currency and into another
 * - `chosen`, `failed`: ended, as the donor or the newsroom wished or because payments failed
 */
export type MovementKind =
  'new' | 'reactivated' | 'further' | 'resumed' | 'up' | 'down' | 'moved' | 'paused' | 'chosen' | 'failed';

/** One recurring gift of a holder's and everything known of its life. */
export interface LivedGift {
  readonly subscriptionId: string;
  readonly campaign: string;
  readonly path: readonly GiftState[];
}

/** All movements of one holder's gifts. */
export function movementsOf(holder: string, gifts: readonly LivedGift[]): Movement[] {
  const live = new Set<string>();
  let wasLive = false;
  return stepsOf(gifts).flatMap(({ gift, from, to, wasPaused, at }) => {
    const { subscriptionId, campaign } = gift;
    const common = { subscriptionId, holder, occurredAt: at, campaign };
    if (from !== undefined && typeof to === 'object') return changes(from, to).map((step) => ({ ...common, ...step }));
    if (typeof to === 'object') {
      const kind = wasPaused ? 'resumed' : beginningOf(live, wasLive);
      live.add(subscriptionId);
      wasLive = true;
      return [{ ...common, kind, ...to, gifts: 1 }];
    }
    if (from === undefined) return [];
    live.delete(subscriptionId);
    // Whatever comes before a first payment comes after no live state; should it, it did not come through.
    const kind = to === 'incomplete' ? 'failed' : to;
    return [{ ...common, kind, ...from, annualMinor: -from.annualMinor, gifts: -1 }];
  });
}

interface Step {
  readonly gift: LivedGift;
  readonly at: Date;
  /** Undefined: it was not live. */
  readonly from: GiftTerms | undefined;
  readonly to: GiftState['terms'];
  /** Whether it was a pause that it left being live by. */
  readonly wasPaused: boolean;
}

/** In the order in which they happened; within a second by id, so that it is the same everywhere. */
function stepsOf(gifts: readonly LivedGift[]): Step[] {
  // One gift's steps stay in their order: sorting is stable.
  return gifts
    .toSorted((one, other) => (one.subscriptionId < other.subscriptionId ? -1 : 1))
    .flatMap(stepsOfOne)
    .sort((one, other) => one.at.getTime() - other.at.getTime());
}

function stepsOfOne(gift: LivedGift): Step[] {
  let from: GiftTerms | undefined;
  let wasPaused = false;
  return gift.path.map(({ at, terms: to }) => {
    const step = { gift, at, from, to, wasPaused };
    if (typeof to === 'object') wasPaused = false;
    else if (from !== undefined) wasPaused = to === 'paused';
    from = typeof to === 'object' ? to : undefined;
    return step;
  });
}

function beginningOf(live: ReadonlySet<string>, wasLive: boolean): MovementKind {
  if (live.size > 0) return 'further';
  return wasLive ? 'reactivated' : 'new';
}

type Change = Pick<Movement, 'kind' | 'annualMinor' | 'gifts'> & Omit<GiftTerms, 'annualMinor'>;

function changes(from: GiftTerms, to: GiftTerms): Change[] {
  const isOtherCurrency = from.currency !== to.currency;
  const moved: Change[] =
    isOtherCurrency || from.frequency !== to.frequency
      ? [
          { ...from, kind: 'moved', annualMinor: -from.annualMinor, gifts: -1 },
          // Amounts of two currencies are not compared: what arrives is what it is there.
          { ...to, kind: 'moved', annualMinor: isOtherCurrency ? to.annualMinor : from.annualMinor, gifts: 1 },
        ]
      : [];
  const difference = isOtherCurrency ? 0n : to.annualMinor - from.annualMinor;
  if (difference === 0n) return moved;
  return [...moved, { ...to, kind: difference > 0n ? 'up' : 'down', annualMinor: difference, gifts: 0 }];
}

import type { RecurringFrequency } from './annual-amount';
import type { EndWish } from '../ends/end-wish';
import { chosenEnd, type ChosenEnd } from './chosen-end';
import type { GiftState, GiftTerms, NotLive } from './gift-path';

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
  /** 1: with it the holder has a live gift of this currency and frequency, and had none; -1: it was the last; else 0. */
  readonly donors: number;
  /** Of `chosen` alone. */
  readonly end: ChosenEnd | null;
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
  /** The newest there is; null: nobody asked for its end with us, or it goes on after all. */
  readonly wish: EndWish | null;
}

/** All movements of one holder's gifts. */
export function movementsOf(holder: string, gifts: readonly LivedGift[]): Movement[] {
  const live = new Set<string>();
  let wasLive = false;
  const steps = stepsOf(gifts).flatMap(({ gift, from, to, wasPaused, at }): WithoutDonors[] => {
    const { subscriptionId, campaign } = gift;
    const common = { subscriptionId, holder, occurredAt: at, campaign, end: null };
    if (from !== undefined && typeof to === 'object') return changes(from, to).map((step) => ({ ...common, ...step }));
    if (typeof to === 'object') {
      const kind = wasPaused ? 'resumed' : beginningOf(live, wasLive);
      live.add(subscriptionId);
      wasLive = true;
      return [{ ...common, kind, ...to, gifts: 1 }];
    }
    if (from === undefined) return [];
    live.delete(subscriptionId);
    return [{ ...common, ...leaving(to, gift, at), ...from, annualMinor: -from.annualMinor, gifts: -1 }];
  });
  return withDonors(steps);
}

type WithoutDonors = Omit<Movement, 'donors'>;

function leaving(to: NotLive, { wish }: LivedGift, at: Date): Pick<Movement, 'kind' | 'end'> {
  // Whatever comes before a first payment comes after no live state; should it, it did not come through.
  if (to === 'incomplete' || to === 'failed') return { kind: 'failed', end: null };
  return to === 'paused' ? { kind: to, end: null } : { kind: 'chosen', end: chosenEnd(at, to, wish) };
}

/** Of one holder, in their order. */
function withDonors(steps: readonly WithoutDonors[]): Movement[] {
  const liveGifts = new Map<string, number>();
  return steps.map((step) => {
    const series = `${step.currency} ${step.frequency}`;
    const before = liveGifts.get(series) ?? 0;
    const after = before + step.gifts;
    liveGifts.set(series, after);
    return { ...step, donors: Math.sign(after) - Math.sign(before) };
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

import { keptDay, oneInterval, type KeptDays } from './kept-days';

/** What is known of a gift that goes on with us and was not taken yet. */
export interface FirstChargeFacts {
  readonly days: KeptDays;
  /** What its donor agreed to on the payment page: nothing is ever taken before. */
  readonly agreedAt: Date;
  /** When it is taken as things stand at Stripe. */
  readonly setAt: Date;
  /** Its donor has chosen another day since: that is no longer ours to choose. */
  readonly isChosen: boolean;
  /** Since when the other system takes nothing more; null: nobody has said so. */
  readonly stoppedAt: Date | null;
}

/**
 * When the first charge is to come, so that no kept day is ever charged on both sides, whatever happens or fails to
 * happen until the next look.
 *
 * While the other system may still charge, ours lies a whole interval ahead: were nothing of ours to run for a month
 * (a year, of an annual gift), it still would not charge. Once somebody has said that the other one was stopped, it is
 * the first kept day that is clear of whatever the other system took before.
 */
export function firstCharge({ days, agreedAt, setAt, stoppedAt, isChosen }: FirstChargeFacts, now: Date): Date {
  if (stoppedAt === null) return latest(setAt, keptDay(days, latest(agreedAt, oneInterval(days, now))));
  if (isChosen) return setAt;
  const clear = latest(agreedAt, new Date(stoppedAt.getTime() + CLEAR_MS));
  const wanted = keptDay(days, clear);
  // Stripe was not told in time: the next one, not one that is over.
  return wanted.getTime() === setAt.getTime()
    ? wanted
    : keptDay(days, latest(clear, new Date(now.getTime() + SOONEST_MS)));
}

/** When a page is opened: far enough ahead for Stripe, and for the newsroom to stop the other one. */
export function firstAgreed(days: KeptDays, now: Date): Date {
  return keptDay(days, new Date(now.getTime() + AHEAD_MS));
}

/** The first kept day that can still be had if the other system is stopped now. */
export function soonest({ days, agreedAt }: Pick<FirstChargeFacts, 'days' | 'agreedAt'>, now: Date): Date {
  return keptDay(days, latest(agreedAt, new Date(now.getTime() + CLEAR_MS)));
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}

const HOUR_MS = 3_600_000;
/** What the other system took a moment before it was stopped may be of a kept day a little later, in its zone. */
export const CLEAR_MS = 48 * HOUR_MS;
/** Stripe wants two days; a page lives two hours, and a weekend may lie between. */
const AHEAD_MS = 4 * 24 * HOUR_MS;
/** Stripe draws a bill up when a trial ends: nothing is moved to just now. */
const SOONEST_MS = 6 * HOUR_MS;

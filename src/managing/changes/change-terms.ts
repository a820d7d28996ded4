import { isOver } from '../../infrastructure/stripe/subscription-endings';
import type { SubscriptionTerms } from '../../infrastructure/stripe/subscription-changes';
import { firstSuchDayAfter, isSuchDay, paymentAfter } from './charge-days';
import { ChangeUnfit } from './change-problems';
import type { ChangeTerms, ChargeDay, PauseMonths, Wish } from './gift-change';

/** How a gift stands, and where its yearly payment was moved by a pause, when it was to be taken before. */
export interface Standing extends SubscriptionTerms {
  readonly movedFrom: Date | null;
  /** Nothing was taken for it yet. */
  readonly isUntaken: boolean;
}

/** What a wish comes to as the gift stands. @throws ChangeUnfit where it does not go with that */
export function termsFor(wish: Wish, gift: Standing, now: Date): ChangeTerms {
  if (isOver(gift)) throw new ChangeUnfit('gift_over');
  switch (wish.kind) {
    case 'pause':
      return pauseOf(gift, wish.months, now);
    case 'go-on':
      return goingOn(gift, now);
    case 'end':
      return endOf(gift, now);
    case 'amount':
      return amountOf(gift, wish.amountMinor);
    case 'day':
      return dayOf(gift, wish.day, now);
    case 'frequency':
      return frequencyOf(gift, wish, now);
  }
}

/** It is taken again a day after the pause, so that no payment before that is caught by it. */
function pauseOf(gift: Standing, months: PauseMonths, now: Date): ChangeTerms {
  refuseUnlessRunning(gift);
  const { periodEnd, anchor } = gift;
  const nextAt = paymentAfter(periodEnd, months, anchor);
  if (intervalOf(gift) === 'year')
    return { kind: 'pause', how: 'move', nextAt: movedTo(nextAt, now), before: periodEnd.toISOString() };
  const resumesAt = new Date(nextAt.getTime() - DAY_MS);
  return { kind: 'pause', how: 'void', resumesAt: resumesAt.toISOString(), nextAt: nextAt.toISOString() };
}

function goingOn(
  { endsAt, endsWithPeriod, isPaused, periodEnd, movedFrom, scheduleId }: Standing,
  now: Date,
): ChangeTerms {
  const nextAt = periodEnd.toISOString();
  if (endsAt !== null) return { kind: 'go-on', how: 'end', nextAt, endsWithPeriod };
  if (isPaused) return { kind: 'go-on', how: 'void', nextAt };
  if (movedFrom !== null && movedFrom > now) return { kind: 'go-on', how: 'move', nextAt: movedFrom.toISOString() };
  if (scheduleId !== null) return { kind: 'go-on', how: 'release', nextAt };
  throw new ChangeUnfit('nothing_to_take_up');
}

/**
 * With the period that is paid for; at once where none is, which also keeps a draft from being taken. So is what came over
 * from another system and was not taken yet: no day is left on which its first charge, which is moved, could still come.
 */
function endOf({ endsAt, periodEnd, status, isBeingBilled, isUntaken }: Standing, now: Date): ChangeTerms {
  if (endsAt !== null) throw new ChangeUnfit('gift_ends_already');
  const isPaid = !FAILING.includes(status) && !isBeingBilled && !isUntaken && periodEnd > now;
  return { kind: 'end', endsAt: isPaid ? periodEnd.toISOString() : null };
}

function amountOf(gift: Standing, amountMinor: bigint): ChangeTerms {
  const { endsAt, periodEnd, itemId, productId, currency } = gift;
  if (endsAt !== null) throw new ChangeUnfit('gift_ends_already');
  const interval = intervalOf(gift);
  if (gift.amountMinor === amountMinor) throw new ChangeUnfit('same_amount');
  const terms = { itemId, productId, amountMinor: amountMinor.toString(), currency, interval };
  return { kind: 'amount', nextAt: periodEnd.toISOString(), ...terms };
}

function dayOf(gift: Standing, day: ChargeDay, now: Date): ChangeTerms {
  refuseUnlessRunning(gift);
  intervalOf(gift);
  if (isSuchDay(gift.periodEnd, day)) throw new ChangeUnfit('same_day');
  return { kind: 'day', nextAt: movedTo(firstSuchDayAfter(gift.periodEnd, day), now) };
}

/** A payment is moved by a trial. @throws ChangeUnfit where Stripe takes none so long */
function movedTo(at: Date, now: Date): string {
  if (at.getTime() - now.getTime() > LONGEST_TRIAL_DAYS * DAY_MS) throw new ChangeUnfit('too_far_ahead');
  return at.toISOString();
}

/**
 * The interval that was named, and not just another: two tabs would have it go there and back. Not before the first
 * payment of what came over from another system: planned for the end of the period, it would hold the first charge on its
 * day, and at once it would be taken beside the other system.
 */
function frequencyOf(gift: Standing, wish: Wish & { kind: 'frequency' }, now: Date): ChangeTerms {
  refuseUnlessRunning(gift);
  if (gift.isUntaken) throw new ChangeUnfit('gift_not_taken_yet');
  const { itemId, currency, periodEnd } = gift;
  const { productId, when, interval } = wish;
  if (interval === intervalOf(gift)) throw new ChangeUnfit('same_frequency');
  const price = { itemId, productId, amountMinor: wish.amountMinor.toString(), currency, interval } as const;
  if (when === 'period-end') return { kind: 'frequency', when, nextAt: periodEnd.toISOString(), ...price };
  const endsTrial = gift.status === 'trialing';
  return { kind: 'frequency', when, nextAt: now.toISOString(), ...price, endsTrial };
}

/** What is not made as ours are can be ended and gone on with, and not be changed. @throws ChangeUnfit */
function intervalOf({ interval }: Standing): 'month' | 'year' {
  if (interval === null) throw new ChangeUnfit('gift_made_elsewhere');
  return interval;
}

function refuseUnlessRunning({ status, endsAt, isPaused, isBeingBilled }: Standing): void {
  if (endsAt !== null) throw new ChangeUnfit('gift_ends_already');
  if (isPaused || status === 'paused') throw new ChangeUnfit('gift_paused_already');
  if (FAILING.includes(status)) throw new ChangeUnfit('gift_fails');
  if (isBeingBilled) throw new ChangeUnfit('payment_under_way');
}

const FAILING: readonly string[] = ['past_due', 'unpaid', 'incomplete'];

const DAY_MS = 86_400_000;
/** Two years. @see https://docs.stripe.com/api/subscriptions/update#update_subscription-trial_end */
const LONGEST_TRIAL_DAYS = 730;

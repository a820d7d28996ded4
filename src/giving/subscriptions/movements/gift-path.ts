import { readSubscription, type SubscriptionFact } from '../../../infrastructure/stripe/facts/subscription-fact';
import { newestSnapshot } from '../../../infrastructure/stripe/snapshots/newest-snapshot';
import { FETCHED } from '../../../infrastructure/stripe/snapshots/snapshot';
import { versionAdapter } from '../../../infrastructure/stripe/versions/versions';
import type { SubscriptionSnapshot } from '../subscription-snapshot.entity';
import { ENDS, LIVE } from '../subscription-statuses';
import { annualMinor, frequencyOf, periodOf, type RecurringFrequency } from './annual-amount';

/** What a recurring gift was worth from an instant on. */
export interface GiftState {
  readonly at: Date;
  readonly terms: GiftTerms | NotLive;
}

export interface GiftTerms {
  readonly currency: string;
  readonly frequency: RecurringFrequency;
  /** What a year of it brings. */
  readonly annualMinor: bigint;
}

/**
 * Why a gift does not count:
 * - `incomplete`: its first payment is not made yet
 * - `paused`, by either of Stripe's two pauses
 * - `failed`: it ended, or is no longer asked for, because payments failed
 * - `disputed`: it ended because a payment was disputed at the donor's bank
 * - `chosen`: it ended for any other reason
 */
export type NotLive = 'incomplete' | 'paused' | 'failed' | 'disputed' | 'chosen';

export type KnownSnapshot = Pick<
  SubscriptionSnapshot,
  'created' | 'hash' | 'eventType' | 'apiVersion' | 'snapshot' | 'previousAttributes'
>;

/**
 * The states of one subscription, second by second, whatever order its snapshots came in. What several snapshots of one
 * second say is what the newest of them says, by the rule that also decides the state now; nothing comes after an end.
 */
export function giftPath(snapshots: readonly KnownSnapshot[]): GiftState[] {
  const path: GiftState[] = [];
  for (const second of bySecond(snapshots)) {
    const { newest } = newestSnapshot(second, ENDS);
    const fact = readSubscription(newest.snapshot, versionAdapter(newest.apiVersion));
    const previous = path.at(-1);
    const at = instantOf(newest, fact, previous === undefined);
    // An end that Stripe dates before what it told later counts from there: a path never goes back.
    path.push({ at: previous !== undefined && previous.at > at ? previous.at : at, terms: termsOf(newest, fact) });
    if (ENDS.includes(fact.status)) break;
  }
  return path;
}

function bySecond(snapshots: readonly KnownSnapshot[]): KnownSnapshot[][] {
  const seconds = new Map<number, KnownSnapshot[]>();
  for (const snapshot of snapshots) {
    const second = snapshot.created.getTime();
    seconds.set(second, [...(seconds.get(second) ?? []), snapshot]);
  }
  return [...seconds].sort(([one], [other]) => one - other).map(([, group]) => group);
}

/** Of when it happened, not of when it was told: what was asked for may be of long ago. */
function instantOf(view: KnownSnapshot, { status, endedAt }: SubscriptionFact, isFirst: boolean): Date {
  if (ENDS.includes(status)) return endedAt ?? view.created;
  const begun = view.snapshot['start_date'];
  return isFirst && view.eventType === FETCHED && typeof begun === 'number' ? new Date(begun * 1000) : view.created;
}

function termsOf(view: KnownSnapshot, fact: SubscriptionFact): GiftTerms | NotLive {
  if (fact.status === 'paused') return 'paused';
  if (!LIVE.includes(fact.status)) return endOf(view, fact);
  if (fact.pausedCollection !== null) return 'paused';
  const { currency, amountMinor } = fact;
  const period = periodOf(fact.interval, fact.intervalCount);
  // Without a price it says nothing of what is given.
  if (currency === null || period === undefined) return 'incomplete';
  return { currency, frequency: frequencyOf(period), annualMinor: annualMinor(amountMinor ?? 0n, period) };
}

function endOf({ snapshot }: KnownSnapshot, { status }: SubscriptionFact): NotLive {
  if (status === 'incomplete') return 'incomplete';
  if (status === 'unpaid' || status === 'incomplete_expired') return 'failed';
  const details = snapshot['cancellation_details'] as { reason?: unknown } | null | undefined;
  if (details?.reason === 'payment_failed') return 'failed';
  return details?.reason === 'payment_disputed' ? 'disputed' : 'chosen';
}

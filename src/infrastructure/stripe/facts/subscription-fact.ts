import type { Json } from '../events/projection';
import type { VersionAdapter } from '../versions/version-adapter';
import { FieldReader } from './field-reader';
import { readOurMetadata } from './our-metadata';

export interface SubscriptionFact {
  readonly stripeId: string;
  readonly contributionId: string | null;
  /** Stripe's own word; it may add to its list. */
  readonly status: string;
  readonly currentPeriodEnd: Date | null;
  /** The two ways in which an end is announced; either counts. */
  readonly cancelAt: Date | null;
  readonly cancelAtPeriodEnd: boolean;
  /** Of its one item. */
  readonly amountMinor: bigint | null;
  readonly currency: string | null;
  readonly interval: string | null;
  readonly intervalCount: number | null;
  /** Collection is paused in this way, and the status stays active. The other pause is the status `paused`. */
  readonly pausedCollection: string | null;
  readonly resumesAt: Date | null;
  readonly endedAt: Date | null;
}

/** @throws UnreadableObject */
export function readSubscription(object: { [name: string]: Json }, version: VersionAdapter): SubscriptionFact {
  const reader = new FieldReader(object, 'subscription');
  return {
    stripeId: reader.text('id'),
    contributionId: readOurMetadata(reader.inner('metadata')).contributionId,
    status: reader.text('status'),
    currentPeriodEnd: version.periodEndOfSubscription(reader),
    cancelAt: reader.optionalInstant('cancel_at'),
    cancelAtPeriodEnd: reader.flag('cancel_at_period_end'),
    ...readTerms(reader),
    pausedCollection: reader.inner('pause_collection')?.text('behavior') ?? null,
    resumesAt: reader.inner('pause_collection')?.optionalInstant('resumes_at') ?? null,
    endedAt: reader.optionalInstant('ended_at'),
  };
}

/** How often it is taken, and since when at the latest: its period began then. Null: nobody says. */
export function readAgreedInterval(object: { [name: string]: Json }): {
  readonly interval: string | null;
  readonly since: Date | null;
} {
  const reader = new FieldReader(object, 'subscription');
  // Before 2025-03-31.basil the period stood on the subscription, since then on its items.
  const places = [reader.inner('items')?.list('data')[0], reader];
  const place = places.find((each) => each?.has('current_period_start'));
  return { interval: readTerms(reader).interval, since: place?.optionalInstant('current_period_start') ?? null };
}

type Terms = Pick<SubscriptionFact, 'amountMinor' | 'currency' | 'interval' | 'intervalCount'>;

function readTerms(reader: FieldReader): Terms {
  const item = reader.inner('items')?.list('data')[0];
  const price = item?.inner('price');
  if (item === undefined || price === undefined)
    return { amountMinor: null, currency: null, interval: null, intervalCount: null };
  const unitMinor = price.optionalAmountMinor('unit_amount');
  const recurring = price.inner('recurring');
  return {
    amountMinor: unitMinor === null ? null : unitMinor * item.amountMinor('quantity'),
    currency: price.currency('currency'),
    interval: recurring?.text('interval') ?? null,
    intervalCount: recurring?.wholeNumber('interval_count') ?? null,
  };
}

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
  readonly cancelAt: Date | null;
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
  };
}

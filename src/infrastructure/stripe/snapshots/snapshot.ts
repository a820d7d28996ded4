import { createHash } from 'node:crypto';
import type { Json } from '../events/projection';

/** One view of an object that goes back and forth, so that no later view contains an earlier. */
export interface Snapshot {
  /** The event's second by Stripe; of a fetched object, the `Date` of Stripe's answer. */
  readonly created: Date;
  readonly eventType: string;
  readonly snapshot: { [name: string]: Json };
  readonly previousAttributes: { [name: string]: Json } | null;
}

/** A view that was asked for, not told. */
export const FETCHED = 'fetched';

/** The same view twice is one. */
export function snapshotHash({ eventType, snapshot, previousAttributes }: Snapshot): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([eventType, snapshot, previousAttributes]))
    .digest();
}

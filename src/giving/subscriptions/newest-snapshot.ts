import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../infrastructure/stripe/events/projection';
import type { SubscriptionSnapshot } from './subscription-snapshot.entity';

type Snapshot = Pick<SubscriptionSnapshot, 'created' | 'hash' | 'eventType' | 'snapshot' | 'previousAttributes'>;

/**
 * The snapshot that holds now, whatever order they came in. An end absorbs; otherwise the newest second wins; within one
 * second (a normal case) the kind of event decides, then which snapshot says that it came after which.
 */
export function newestSnapshot<S extends Snapshot>(snapshots: readonly S[]): S {
  const ended = snapshots.filter(({ snapshot }) => ENDS.includes(String(snapshot['status'])));
  const newest = latestSecond(ended.length > 0 ? ended : snapshots);
  const highest = Math.max(...newest.map(rankOf));
  const candidates = newest.filter((snapshot) => rankOf(snapshot) === highest);
  const last = candidates.filter((one) => !candidates.some((other) => other !== one && cameAfter(other, one)));
  return smallestHash(last.length > 0 ? last : candidates);
}

/** Nothing comes after these. @see https://docs.stripe.com/billing/subscriptions/overview#subscription-statuses */
const ENDS: readonly string[] = ['canceled', 'incomplete_expired'];

function latestSecond<S extends Snapshot>(snapshots: readonly S[]): S[] {
  const newest = Math.max(...snapshots.map(({ created }) => created.getTime()));
  return snapshots.filter(({ created }) => created.getTime() === newest);
}

function rankOf({ eventType }: Snapshot): number {
  if (eventType.endsWith('.created')) return 0;
  return eventType.endsWith('.deleted') ? 2 : 1;
}

/** `later` came after `earlier` when what it says changed is exactly how `earlier` still was. */
function cameAfter(later: Snapshot, earlier: Snapshot): boolean {
  const changes = Object.entries(later.previousAttributes ?? {});
  return changes.length > 0 && changes.every(([name, before]) => isDeepStrictEqual(valueAt(earlier, name), before));
}

function valueAt({ snapshot }: Snapshot, name: string): Json | undefined {
  return snapshot[name];
}

/** Nothing tells these apart; the choice must only be the same everywhere. */
function smallestHash<S extends Snapshot>(snapshots: readonly S[]): S {
  return [...snapshots].sort((one, other) => Buffer.compare(one.hash, other.hash))[0] as S;
}

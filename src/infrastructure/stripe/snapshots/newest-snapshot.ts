import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../events/projection';
import { FETCHED, type Snapshot } from './snapshot';

export interface Newest<S> {
  readonly newest: S;
  /** Nothing told it apart from another, or it may be older than what was fetched: Stripe has to be asked. */
  readonly isAmbiguous: boolean;
}

/**
 * The snapshot that holds now, whatever order they came in. An end absorbs; otherwise the newest second wins; within one
 * second (a normal case) the kind of event decides, then which snapshot says that it came after which.
 * @param ends the states after which nothing comes
 */
export function newestSnapshot<S extends Hashed>(snapshots: readonly S[], ends: readonly string[]): Newest<S> {
  const ended = snapshots.filter(({ snapshot }) => ends.includes(String(snapshot['status'])));
  const candidates = highestRank(latestSecond(ended.length > 0 ? ended : snapshots));
  const last = candidates.filter((one) => !candidates.some((other) => other !== one && cameAfter(other, one)));
  const remaining = last.length > 0 ? last : candidates;
  return {
    newest: smallestHash(remaining),
    isAmbiguous: ended.length === 0 && (saysDifferent(remaining) || mayBeOvertaken(snapshots)),
  };
}

type Hashed = Snapshot & { readonly hash: Buffer };

function latestSecond<S extends Snapshot>(snapshots: readonly S[]): S[] {
  const newest = Math.max(...snapshots.map(({ created }) => created.getTime()));
  return snapshots.filter(({ created }) => created.getTime() === newest);
}

function highestRank<S extends Snapshot>(snapshots: readonly S[]): S[] {
  const highest = Math.max(...snapshots.map(rankOf));
  return snapshots.filter((snapshot) => rankOf(snapshot) === highest);
}

/** What was asked for comes after what was told in the same second. */
function rankOf({ eventType }: Snapshot): number {
  if (eventType === FETCHED) return 3;
  if (eventType.endsWith('.created')) return 0;
  return eventType.endsWith('.deleted') || eventType.endsWith('.closed') ? 2 : 1;
}

/** `later` came after `earlier` when what it says changed is exactly how `earlier` still was. */
function cameAfter(later: Snapshot, earlier: Snapshot): boolean {
  const changes = Object.entries(later.previousAttributes ?? {});
  return changes.length > 0 && changes.every(([name, before]) => isDeepStrictEqual(valueAt(earlier, name), before));
}

function valueAt({ snapshot }: Snapshot, name: string): Json | undefined {
  return snapshot[name];
}

function saysDifferent(snapshots: readonly Snapshot[]): boolean {
  return snapshots.some(({ snapshot }) => !isDeepStrictEqual(snapshot, snapshots[0]?.snapshot));
}

/** Stripe's answer and its events are stamped by different machines of theirs: what is this close may be either way round. */
const STAMPS_MAY_DIFFER_MS = 2_000;

function mayBeOvertaken(snapshots: readonly Snapshot[]): boolean {
  const fetched = snapshots.filter(({ eventType }) => eventType === FETCHED);
  if (fetched.length === 0) return false;
  const from = Math.max(...fetched.map(({ created }) => created.getTime())) - STAMPS_MAY_DIFFER_MS;
  return snapshots.some(({ eventType, created }) => eventType !== FETCHED && created.getTime() >= from);
}

/** Nothing tells these apart; the choice must only be the same everywhere. */
function smallestHash<S extends Hashed>(snapshots: readonly S[]): S {
  return [...snapshots].sort((one, other) => Buffer.compare(one.hash, other.hash))[0] as S;
}

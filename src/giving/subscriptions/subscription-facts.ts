import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { insertMissing } from '../../infrastructure/database/insert-missing';
import { readSubscription, type SubscriptionFact } from '../../infrastructure/stripe/facts/subscription-fact';
import { newestSnapshot, type Newest } from '../../infrastructure/stripe/snapshots/newest-snapshot';
import { snapshotHash, type Snapshot } from '../../infrastructure/stripe/snapshots/snapshot';
import { versionAdapter } from '../../infrastructure/stripe/versions/versions';
import { Subscription } from './subscription.entity';
import { SubscriptionIntervals } from './subscription-intervals';
import { SubscriptionSnapshot } from './subscription-snapshot.entity';
import { ENDS, STATUSES } from './subscription-statuses';

/** One event's view of a subscription. */
export interface SubscriptionView extends Snapshot {
  readonly apiVersion: string;
}

export interface MergedSubscriptions {
  /** Those whose gift is known with this and was not before, or is taken in another interval. */
  readonly newlyLinked: readonly string[];
  /** Those of which nobody can tell which view is the newest: to be asked for. */
  readonly ambiguous: readonly string[];
}

/** What Stripe says of standing agreements: every view kept, the current state derived from all of them. */
@Injectable()
export class SubscriptionFacts {
  constructor(
    private readonly alarms: Alarms,
    private readonly intervals: SubscriptionIntervals,
  ) {}

  /** @throws UnreadableObject */
  async merge(manager: EntityManager, views: readonly SubscriptionView[]): Promise<MergedSubscriptions> {
    if (views.length === 0) return { newlyLinked: [], ambiguous: [] };
    const facts = new Map(views.map((view) => [view, read(view)] as const));
    const stripeIds = [...new Set([...facts.values()].map(({ stripeId }) => stripeId))].sort();
    const known = await this.lock(manager, [...facts.values()], stripeIds);
    await insertMissing(
      manager,
      SubscriptionSnapshot,
      [...facts].map(([view, { stripeId }]) => ({ ...view, subscriptionId: stripeId, hash: snapshotHash(view) })),
    );
    const { derived, changed } = await this.derive(manager, stripeIds);
    const linkedBefore = new Set(known.filter(({ contributionId }) => contributionId !== null).map(idOf));
    return {
      newlyLinked: stripeIds.filter((stripeId) => !linkedBefore.has(stripeId) || changed.has(stripeId)),
      ambiguous: derived.filter(({ isAmbiguous }) => isAmbiguous).map(({ newest }) => newest.subscriptionId),
    };
  }

  private async lock(
    manager: EntityManager,
    facts: readonly SubscriptionFact[],
    stripeIds: readonly string[],
  ): Promise<Subscription[]> {
    const where = { stripeId: In(stripeIds) };
    const lock = { mode: 'pessimistic_write' } as const;
    const known = await manager.find(Subscription, { where, order: { stripeId: 'ASC' }, lock });
    if (known.length < stripeIds.length) await insertMissing(manager, Subscription, facts);
    return known;
  }

  private async derive(manager: EntityManager, stripeIds: readonly string[]): Promise<Derived> {
    const snapshots = await manager.findBy(SubscriptionSnapshot, { subscriptionId: In(stripeIds) });
    const derived = stripeIds.map((stripeId) =>
      newestSnapshot(
        snapshots.filter(({ subscriptionId }) => subscriptionId === stripeId),
        ENDS,
      ),
    );
    await manager.upsert(
      Subscription,
      derived.map(({ newest }) => ({ ...read(newest) })),
      ['stripeId'],
    );
    for (const { newest } of derived) await this.raiseIfUnknown(manager, read(newest));
    return { derived, changed: await this.recordIntervals(manager, snapshots) };
  }

  private async recordIntervals(
    manager: EntityManager,
    snapshots: readonly SubscriptionSnapshot[],
  ): Promise<ReadonlySet<string>> {
    const changed = new Set<string>();
    for (const id of new Set(snapshots.map(({ subscriptionId }) => subscriptionId))) {
      const own = snapshots.filter(({ subscriptionId }) => subscriptionId === id);
      if (await this.intervals.record(manager, id, own)) changed.add(id);
    }
    return changed;
  }

  /** An unknown status changes nothing by itself, but somebody has to know. */
  private async raiseIfUnknown(manager: EntityManager, { stripeId, status }: SubscriptionFact): Promise<void> {
    if (!STATUSES.includes(status)) await this.alarms.raise(manager, 'unknown-status', stripeId, { status });
  }
}

interface Derived {
  readonly derived: Newest<SubscriptionSnapshot>[];
  /** Those that are known to be taken in another interval than was known before. */
  readonly changed: ReadonlySet<string>;
}

function idOf({ stripeId }: Subscription): string {
  return stripeId;
}

function read({ snapshot, apiVersion }: Pick<SubscriptionView, 'snapshot' | 'apiVersion'>): SubscriptionFact {
  return readSubscription(snapshot, versionAdapter(apiVersion));
}

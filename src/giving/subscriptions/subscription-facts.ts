import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Json } from '../../infrastructure/stripe/events/projection';
import { readSubscription, type SubscriptionFact } from '../../infrastructure/stripe/facts/subscription-fact';
import { versionAdapter } from '../../infrastructure/stripe/versions/versions';
import { newestSnapshot } from './newest-snapshot';
import { Subscription } from './subscription.entity';
import { SubscriptionSnapshot } from './subscription-snapshot.entity';

/** One event's view of a subscription. */
export interface SubscriptionView {
  readonly created: Date;
  readonly eventType: string;
  readonly apiVersion: string;
  readonly snapshot: { [name: string]: Json };
  readonly previousAttributes: { [name: string]: Json } | null;
}

/** What Stripe says of standing agreements: every view kept, the current state derived from all of them. */
@Injectable()
export class SubscriptionFacts {
  /** @returns the subscription's id. @throws UnreadableObject */
  async merge(manager: EntityManager, view: SubscriptionView): Promise<string> {
    const fact = read(view);
    await this.insert(manager, Subscription, { ...fact });
    await manager.findOneOrFail(Subscription, {
      where: { stripeId: fact.stripeId },
      lock: { mode: 'pessimistic_write' },
    });
    await this.insert(manager, SubscriptionSnapshot, { ...view, subscriptionId: fact.stripeId, hash: hashOf(view) });
    const snapshots = await manager.findBy(SubscriptionSnapshot, { subscriptionId: fact.stripeId });
    await manager.update(Subscription, { stripeId: fact.stripeId }, read(newestSnapshot(snapshots)));
    return fact.stripeId;
  }

  private async insert(
    manager: EntityManager,
    entity: typeof Subscription | typeof SubscriptionSnapshot,
    row: object,
  ): Promise<void> {
    await manager
      .createQueryBuilder()
      .insert()
      .into<object>(entity)
      .values(row)
      .orIgnore()
      .updateEntity(false)
      .execute();
  }
}

function read({ snapshot, apiVersion }: Pick<SubscriptionView, 'snapshot' | 'apiVersion'>): SubscriptionFact {
  return readSubscription(snapshot, versionAdapter(apiVersion));
}

function hashOf({ eventType, snapshot, previousAttributes }: SubscriptionView): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([eventType, snapshot, previousAttributes]))
    .digest();
}

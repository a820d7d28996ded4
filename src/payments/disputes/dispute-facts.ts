import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { insertMissing } from '../../infrastructure/database/insert-missing';
import { readDispute, type DisputeFact } from '../../infrastructure/stripe/facts/dispute-fact';
import { newestSnapshot } from '../../infrastructure/stripe/snapshots/newest-snapshot';
import { snapshotHash, type Snapshot } from '../../infrastructure/stripe/snapshots/snapshot';
import { Dispute } from './dispute.entity';
import { DisputeSnapshot } from './dispute-snapshot.entity';

export interface MergedDisputes {
  readonly disputes: readonly DisputeFact[];
  readonly ambiguous: readonly string[];
}

/** What Stripe says of disputes: every view kept, because a closed one can come back as an appeal. */
@Injectable()
export class DisputeFacts {
  /** @throws UnreadableObject */
  async merge(manager: EntityManager, views: readonly Snapshot[]): Promise<MergedDisputes> {
    if (views.length === 0) return { disputes: [], ambiguous: [] };
    const facts = views.map(({ snapshot }) => readDispute(snapshot));
    const stripeIds = [...new Set(facts.map(({ stripeId }) => stripeId))].sort();
    await this.lock(manager, facts, stripeIds);
    const rows = views.map((view, index) => ({
      ...view,
      disputeId: facts[index]?.stripeId ?? '',
      hash: snapshotHash(view),
    }));
    await insertMissing(manager, DisputeSnapshot, rows);
    return this.derive(manager, stripeIds);
  }

  private async lock(
    manager: EntityManager,
    facts: readonly DisputeFact[],
    stripeIds: readonly string[],
  ): Promise<void> {
    const where = { stripeId: In(stripeIds) };
    const lock = { mode: 'pessimistic_write' } as const;
    const known = await manager.find(Dispute, { where, order: { stripeId: 'ASC' }, lock });
    if (known.length < stripeIds.length) await insertMissing(manager, Dispute, facts);
  }

  private async derive(manager: EntityManager, stripeIds: readonly string[]): Promise<MergedDisputes> {
    const snapshots = await manager.findBy(DisputeSnapshot, { disputeId: In(stripeIds) });
    const derived = stripeIds.map((stripeId) =>
      newestSnapshot(
        snapshots.filter(({ disputeId }) => disputeId === stripeId),
        NO_END,
      ),
    );
    const disputes = derived.map(({ newest }) => readDispute(newest.snapshot));
    await manager.upsert(
      Dispute,
      disputes.map((dispute) => ({ ...dispute })),
      ['stripeId'],
    );
    const ambiguous = derived.filter(({ isAmbiguous }) => isAmbiguous).map(({ newest }) => newest.disputeId);
    return { disputes, ambiguous };
  }
}

/** A dispute that was won or lost can be appealed. @see https://docs.stripe.com/disputes/how-disputes-work */
const NO_END: readonly string[] = [];

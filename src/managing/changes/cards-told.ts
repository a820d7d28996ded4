import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { CommitQueue } from '../../infrastructure/database/commit-queue';
import { Jobs } from '../../infrastructure/jobs/jobs';
import type { SetUpCard } from '../../infrastructure/stripe/facts/set-up-card';
import { GiftChanges } from './gift-changes';
import { SETTLE_CHANGES } from './settle-changes';

/** A card, and when Stripe told of it. */
export interface ToldCard extends SetUpCard {
  readonly toldAt: Date;
}

/** Stripe tells of cards that donors gave for their gifts: each is used from then on. */
@Injectable()
export class CardsTold {
  private readonly asked: CommitQueue<'cards'>;

  constructor(
    private readonly changes: GiftChanges,
    private readonly clock: Clock,
    dataSource: DataSource,
    jobs: Jobs,
  ) {
    this.asked = new CommitQueue(dataSource, () => void jobs.wake(SETTLE_CHANGES));
  }

  /** Told twice, it is used once. */
  async take(manager: EntityManager, cards: readonly ToldCard[]): Promise<void> {
    for (const card of cards.filter(({ toldAt }) => !this.isOld(toldAt))) await this.use(manager, card);
  }

  private async use(manager: EntityManager, { changeId, contributionId, paymentMethodId }: ToldCard): Promise<void> {
    const [gift]: { stripe_id: string }[] = await manager.query(GIFT, [contributionId]);
    // It has ended, or is of another database on the same account.
    if (gift === undefined) return;
    const terms = { kind: 'card', paymentMethodId } as const;
    await this.changes.writeWaiting(manager, { id: changeId, contributionId, subscriptionId: gift.stripe_id, terms });
    this.asked.add(manager, 'cards');
  }

  /** A database that is restored hears of it once more, and another card may have been given since. */
  private isOld(toldAt: Date): boolean {
    return this.clock.now().getTime() - toldAt.getTime() > USED_WITHIN_MS;
  }
}

/** As long as Stripe tries to deliver an event. */
const USED_WITHIN_MS = 3 * 86_400_000;

const GIFT = `
  select s.stripe_id from subscriptions s join contributions c on c.id = s.contribution_id
  where c.id = $1 and s.ended_at is null order by s.stripe_id limit 1`;

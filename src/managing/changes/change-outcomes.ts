import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import { EndWishes } from '../../giving/subscriptions/ends/end-wishes';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { ChangeLetters } from './change-letters';
import type { EndReason, GiftChange } from './gift-change';

/** Whom the answer about a change reaches at once: its donor, on the page, or nobody, so that a letter has to. */
export type Onlooker = 'donor' | 'nobody';

export interface Outcome {
  readonly change: GiftChange;
  /** Of an end, where its donor chose to say. */
  readonly reason: EndReason | null;
  /** Why it was refused: a code; null: it is made. */
  readonly outcome: string | null;
  readonly onlooker: Onlooker;
}

/** Tells everybody whom the outcome of a change concerns, in the transaction in which it is written down. */
@Injectable()
export class ChangeOutcomes {
  constructor(
    private readonly letters: ChangeLetters,
    private readonly wishes: EndWishes,
    private readonly alarms: Alarms,
    private readonly clock: Clock,
  ) {}

  async tell(manager: EntityManager, { change, reason, outcome, onlooker }: Outcome): Promise<void> {
    await this.raiseIfMissed(manager, change, outcome);
    if (outcome === null) {
      await this.recordEnd(manager, change, reason);
      await this.letters.made(manager, change);
    } else if (onlooker === 'nobody') await this.letters.notMade(manager, change, outcome);
  }

  /** A gift that ends, or goes on instead: why is recorded with its end. */
  private async recordEnd(
    manager: EntityManager,
    { subscriptionId, terms, askedAt }: GiftChange,
    reason: EndReason | null,
  ): Promise<void> {
    if (terms.kind === 'end') {
      const endsAt = terms.endsAt === null ? null : new Date(terms.endsAt);
      await this.wishes.told(manager, { subscriptionId, askedAt, endsAt, by: 'donor', reason: reason ?? 'not-said' });
    }
    if (terms.kind === 'go-on' && terms.how === 'end') await this.wishes.takenBack(manager, subscriptionId);
  }

  /** Whoever wants to stop, and is charged on, writes to their bank: a person is to look, and may give it back. */
  private async raiseIfMissed(
    manager: EntityManager,
    { id, contributionId, terms }: GiftChange,
    outcome: string | null,
  ): Promise<void> {
    if (terms.kind !== 'end') return;
    const isLate = terms.endsAt !== null && Date.parse(terms.endsAt) < this.clock.now().getTime();
    if (outcome === null && !isLate) return;
    await this.alarms.raise(manager, 'gift-end-missed', id, { contributionId, outcome: outcome ?? 'late' });
  }
}

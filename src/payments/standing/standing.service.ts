import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CheckoutSession } from '../../giving/checkout-sessions/checkout-session.entity';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DuplicateFlags } from '../../giving/contributions/duplicate-flags';
import { Charge } from '../charges/charge.entity';
import { contributionStatusOf } from './contribution-status-of';
import { PAYMENT_INTENTS_OF_CONTRIBUTION, contributionsLinkedTo, type LinkedContribution, type Links } from './links';

/** Keeps the status of contributions equal to what their facts say. */
@Injectable()
export class StandingService {
  constructor(
    private readonly contributions: ContributionsService,
    private readonly duplicates: DuplicateFlags,
  ) {}

  /**
   * After facts were merged that hang on `links`, and the pages or donors of `changedIds` changed. A contribution stays
   * confirmed for good: a renewal has nothing to say about it, however many there are.
   */
  async refresh(manager: EntityManager, changedIds: readonly string[], links: Links): Promise<void> {
    for (const contribution of await contributionsLinkedTo(manager, changedIds, links)) {
      if (contribution.status !== 'confirmed') await this.refreshOne(manager, contribution);
      else if (changedIds.includes(contribution.id)) await this.duplicates.refresh(manager, contribution.id);
    }
  }

  private async refreshOne(manager: EntityManager, { id, status: before }: LinkedContribution): Promise<void> {
    const sessions = await manager.findBy(CheckoutSession, { contributionId: id });
    const charges = await this.chargesOf(manager, id);
    const status = contributionStatusOf({ sessions: sessions.map(({ state }) => state), charges });
    if (status === before) return;
    await this.contributions.setStatus(manager, id, status);
    if (status === 'confirmed') await this.duplicates.refresh(manager, id);
  }

  private chargesOf(manager: EntityManager, contributionId: string): Promise<Charge[]> {
    return manager
      .createQueryBuilder(Charge, 'charge')
      .where(`charge.payment_intent_id = any(array(${PAYMENT_INTENTS_OF_CONTRIBUTION(':contributionId')}))`, {
        contributionId,
      })
      .getMany();
  }
}

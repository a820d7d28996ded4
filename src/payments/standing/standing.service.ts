import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CheckoutSession } from '../../giving/checkout-sessions/checkout-session.entity';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DuplicateFlags } from '../../giving/contributions/duplicate-flags';
import { Charge } from '../charges/charge.entity';
import { contributionStatusOf, type StandingFacts } from './contribution-status-of';
import { PAYMENT_INTENTS_OF_CONTRIBUTION, contributionsLinkedTo, type Link } from './links';

/** Keeps the status of contributions equal to what their facts say. */
@Injectable()
export class StandingService {
  constructor(
    private readonly contributions: ContributionsService,
    private readonly duplicates: DuplicateFlags,
  ) {}

  /** After a fact that hangs on `link` was merged. */
  async refreshLinked(manager: EntityManager, link: Link): Promise<void> {
    for (const id of await contributionsLinkedTo(manager, link)) await this.refresh(manager, id);
  }

  async refresh(manager: EntityManager, contributionId: string): Promise<void> {
    const status = contributionStatusOf(await this.factsOf(manager, contributionId));
    await this.contributions.setStatus(manager, contributionId, status);
    if (status === 'confirmed') await this.duplicates.refresh(manager, contributionId);
  }

  private async factsOf(manager: EntityManager, contributionId: string): Promise<StandingFacts> {
    const sessions = await manager.findBy(CheckoutSession, { contributionId });
    const charges = await manager
      .createQueryBuilder(Charge, 'charge')
      .where(`charge.payment_intent_id in (${PAYMENT_INTENTS_OF_CONTRIBUTION.replaceAll('$1', ':contributionId')})`, {
        contributionId,
      })
      .getMany();
    return { sessions: sessions.map(({ state }) => state), charges };
  }
}

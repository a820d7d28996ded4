import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CheckoutSession } from '../../giving/checkout-sessions/checkout-session.entity';
import { Contribution } from '../../giving/contributions/contribution.entity';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DuplicateFlags } from '../../giving/contributions/duplicate-flags';
import { LOG, type Log } from '../../infrastructure/logging/log';
import { Charge } from '../charges/charge.entity';
import { contributionStatusOf, type StandingFacts } from './contribution-status-of';
import { PAYMENT_INTENTS_OF_CONTRIBUTION, contributionsLinkedTo, type Link } from './links';

/** Keeps the status of contributions equal to what their facts say. */
@Injectable()
export class StandingService {
  constructor(
    private readonly contributions: ContributionsService,
    private readonly duplicates: DuplicateFlags,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /** After a fact that hangs on `link` was merged. */
  async refreshLinked(manager: EntityManager, link: Link): Promise<void> {
    for (const id of await contributionsLinkedTo(manager, link)) await this.refresh(manager, id);
  }

  async refresh(manager: EntityManager, contributionId: string): Promise<void> {
    const facts = await this.factsOf(manager, contributionId);
    const status = contributionStatusOf(facts);
    await this.contributions.setStatus(manager, contributionId, status);
    if (status !== 'confirmed') return;
    await this.duplicates.refresh(manager, contributionId);
    await this.compareWithPledge(manager, contributionId, facts.charges);
  }

  /** Money that was taken is booked whatever it is; that it is not what the donor chose must be seen by somebody. */
  private async compareWithPledge(
    manager: EntityManager,
    contributionId: string,
    charges: readonly Charge[],
  ): Promise<void> {
    const pledge = await manager.findOneBy(Contribution, { id: contributionId });
    const differs = charges.some((charge) => pledge !== null && isOtherMoney(charge, pledge));
    if (differs) this.log.error({ contributionId }, 'A charge is not what the donor chose');
  }

  private async factsOf(
    manager: EntityManager,
    contributionId: string,
  ): Promise<StandingFacts & { charges: readonly Charge[] }> {
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

function isOtherMoney(charge: Charge, pledge: Contribution): boolean {
  if (charge.status !== 'succeeded') return false;
  return charge.currency !== pledge.currency || charge.amountMinor !== pledge.amountMinor;
}

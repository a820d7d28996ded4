import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { SessionFacts } from '../../giving/checkout-sessions/session-facts';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DonorsService } from '../../giving/donors/donors.service';
import { readSession } from '../../infrastructure/stripe/facts/session-fact';
import { StandingService } from '../../payments/standing/standing.service';
import { openSealedEmail } from '../inbox/sealed-email';
import type { StripeEvent } from '../inbox/stripe-event.entity';

/** A payment page was completed, expired, or its bank debit came through or failed. */
@Injectable()
export class SessionHandler {
  constructor(
    private readonly sessions: SessionFacts,
    private readonly contributions: ContributionsService,
    private readonly donors: DonorsService,
    private readonly standing: StandingService,
    private readonly keys: IdentityKeys,
  ) {}

  async handle(manager: EntityManager, event: StripeEvent): Promise<void> {
    const contributionId = await this.sessions.merge(manager, readSession(event.projection), event.type);
    if (contributionId === null) return;
    await this.keepEmailIfWanted(manager, contributionId, event);
    await this.standing.refresh(manager, contributionId);
  }

  /** The address is kept for a receipt or a recurring gift, and for nothing else. */
  private async keepEmailIfWanted(manager: EntityManager, contributionId: string, event: StripeEvent): Promise<void> {
    if (event.sealedEmail === null || !(await this.contributions.isWrittenTo(manager, contributionId))) return;
    const email = openSealedEmail(this.keys, event);
    if (email !== null)
      await this.contributions.attributeTo(manager, contributionId, await this.donors.recognise(manager, email));
  }
}

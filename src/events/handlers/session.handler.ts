import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { SessionFacts } from '../../giving/checkout-sessions/session-facts';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DonorsService } from '../../giving/donors/donors.service';
import type { SessionFact } from '../../infrastructure/stripe/facts/session-fact';
import { openSealedEmail } from '../inbox/sealed-email';
import type { TakenEvent } from '../drain/take-due-events';
import type { TellingEvent } from './read-event';

/** What sessions changed, and what they lead to. */
export interface SessionChanges {
  readonly contributionIds: string[];
  readonly paymentIntentIds: string[];
  readonly subscriptionIds: string[];
}

/** Payment pages were completed, expired, or their bank debits came through or failed. */
@Injectable()
export class SessionHandler {
  constructor(
    private readonly sessions: SessionFacts,
    private readonly contributions: ContributionsService,
    private readonly donors: DonorsService,
    private readonly keys: IdentityKeys,
  ) {}

  async handle(manager: EntityManager, events: readonly TellingEvent[]): Promise<SessionChanges> {
    const changes: SessionChanges = { contributionIds: [], paymentIntentIds: [], subscriptionIds: [] };
    for (const { event, read } of events)
      if (read.session !== undefined) await this.handleOne(manager, event, read.session, changes);
    return changes;
  }

  private async handleOne(
    manager: EntityManager,
    event: TakenEvent,
    session: SessionFact,
    changes: SessionChanges,
  ): Promise<void> {
    const contributionId = await this.sessions.merge(manager, session, event.type);
    if (contributionId === null) return;
    await this.keepEmailIfWanted(manager, contributionId, event);
    changes.contributionIds.push(contributionId);
    if (session.paymentIntentId !== null) changes.paymentIntentIds.push(session.paymentIntentId);
    if (session.subscriptionId !== null) changes.subscriptionIds.push(session.subscriptionId);
  }

  /** The address is kept for a receipt or a recurring gift, and for nothing else. */
  private async keepEmailIfWanted(manager: EntityManager, contributionId: string, event: TakenEvent): Promise<void> {
    if (event.sealedEmail === null || !(await this.contributions.isWrittenTo(manager, contributionId))) return;
    const email = openSealedEmail(this.keys, event);
    if (email !== null)
      await this.contributions.attributeTo(manager, contributionId, await this.donors.recognise(manager, email));
  }
}

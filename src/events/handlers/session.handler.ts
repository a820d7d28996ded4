import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { SessionFacts } from '../../giving/checkout-sessions/session-facts';
import { ContributionsService } from '../../giving/contributions/contributions.service';
import { DonorsService } from '../../giving/donors/donors.service';
import { Tributes } from '../../giving/donors/tributes/tributes';
import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { openSealedEmail } from '../inbox/sealed-email';
import type { SentBack } from '../../letters/intents/failed-payments';
import type { TakenEvent } from '../drain/take-due-events';
import type { TellingEvent } from './read-event';

/** What sessions changed, and what they lead to. */
export interface SessionChanges {
  readonly contributionIds: string[];
  readonly paymentIntentIds: string[];
  readonly subscriptionIds: string[];
  /** Whose bank debit came to nothing. */
  readonly sentBack: SentBack[];
}

/** Payment pages were completed, expired, or their bank debits came through or failed. */
@Injectable()
export class SessionHandler {
  constructor(
    private readonly sessions: SessionFacts,
    private readonly contributions: ContributionsService,
    private readonly donors: DonorsService,
    private readonly tributes: Tributes,
    private readonly keys: IdentityKeys,
  ) {}

  async handle(manager: EntityManager, events: readonly TellingEvent[]): Promise<SessionChanges> {
    const told = events.flatMap(({ event, read }) =>
      read.session === undefined ? [] : [{ event, fact: read.session, eventType: event.type }],
    );
    const contributionIds = await this.sessions.merge(manager, told);
    const own = told.flatMap(({ event, fact }) => {
      const contributionId = contributionIds.get(fact.checkoutSessionId ?? '');
      return contributionId === undefined ? [] : [{ event, fact, contributionId }];
    });
    await this.keepEmailsWanted(manager, own);
    return {
      contributionIds: own.map(({ contributionId }) => contributionId),
      paymentIntentIds: own.flatMap(({ fact }) => fact.paymentIntentId ?? []),
      subscriptionIds: own.flatMap(({ fact }) => fact.subscriptionId ?? []),
      sentBack: own
        .filter(({ event }) => event.type === DEBIT_FAILED)
        .map(({ event, fact }) => ({ sessionId: fact.stripeId, toldAt: event.created })),
    };
  }

  /** An address is kept for a receipt, a recurring gift or a reminder, and for nothing else. */
  private async keepEmailsWanted(manager: EntityManager, told: readonly OwnSession[]): Promise<void> {
    const withEmail = told.filter(({ event }) => event.sealedEmail !== null);
    const wanted = await this.contributions.thoseWrittenTo(
      manager,
      withEmail.map(({ contributionId }) => contributionId),
    );
    for (const { event, contributionId } of withEmail) {
      if (wanted.has(contributionId)) await this.attribute(manager, event, contributionId);
      else {
        await this.noteGift(manager, event);
        await this.tributes.forget(manager, contributionId);
      }
    }
  }

  private async attribute(manager: EntityManager, event: TakenEvent, contributionId: string): Promise<void> {
    const email = openSealedEmail(this.keys, event);
    if (email === null) return;
    const donorId = await this.donors.recognise(manager, email);
    await this.contributions.attributeTo(manager, contributionId, donorId);
    await this.tributes.give(manager, contributionId, donorId);
  }

  /** Whoever has given is not to be reminded. An address that cannot be read holds up no gift that needs none. */
  private async noteGift(manager: EntityManager, event: TakenEvent): Promise<void> {
    try {
      const email = openSealedEmail(this.keys, event);
      if (email !== null) await this.donors.noteGift(manager, email, event.created);
    } catch (error) {
      if (!(error instanceof UnreadableObject)) throw error;
    }
  }
}

const DEBIT_FAILED = 'checkout.session.async_payment_failed';

interface OwnSession {
  readonly event: TakenEvent;
  readonly contributionId: string;
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SubscriptionFacts } from '../../giving/subscriptions/subscription-facts';
import { CausedLetters } from '../../letters/intents/caused-letters';
import { LetterIntents } from '../../letters/intents/letter-intents';
import { ReminderGifts } from '../../letters/reminder-counts/reminder-gifts';
import { CardsTold } from '../../managing/changes/cards-told';
import { WantedObjects } from '../../payments/fetches/wanted-objects';
import { PaymentFacts } from '../../payments/payment-facts';
import type { TellingEvent, Told } from './read-event';
import { SessionHandler } from './session.handler';

/** Takes in what events say: first what donors decided, then what Stripe did, then all that follows from both. */
@Injectable()
export class EventHandlers {
  constructor(
    private readonly sessions: SessionHandler,
    private readonly subscriptions: SubscriptionFacts,
    private readonly payments: PaymentFacts,
    private readonly wanted: WantedObjects,
    private readonly caused: CausedLetters,
    private readonly letters: LetterIntents,
    private readonly reminderGifts: ReminderGifts,
    private readonly cards: CardsTold,
  ) {}

  /** @throws UnreadableObject when one of them contradicts what is known */
  async handle(manager: EntityManager, events: readonly TellingEvent[], told: Told): Promise<void> {
    const sessions = await this.sessions.handle(manager, events);
    const subscriptions = await this.subscriptions.merge(manager, told.subscriptions);
    await this.wanted.noteAmbiguousSubscriptions(manager, subscriptions.ambiguous);
    const postedKeys = await this.payments.take(manager, told, {
      contributionIds: sessions.contributionIds,
      links: {
        paymentIntentIds: sessions.paymentIntentIds,
        invoiceIds: [],
        subscriptionIds: [...sessions.subscriptionIds, ...subscriptions.newlyLinked],
      },
    });
    await this.letters.addressKnown(manager, sessions.contributionIds);
    await this.letters.write(
      manager,
      await this.caused.by(manager, { postedKeys, sentBack: sessions.sentBack, ...told }),
    );
    await this.reminderGifts.count(manager, postedKeys);
    await this.cards.take(manager, told.cards);
  }
}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckoutSessionsModule } from '../giving/checkout-sessions/checkout-sessions.module';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { DonorsModule } from '../giving/donors/donors.module';
import { SubscriptionsModule } from '../giving/subscriptions/subscriptions.module';
import { LettersModule } from '../letters/letters.module';
import { ManagingModule } from '../managing/managing.module';
import { ReminderCountsModule } from '../letters/reminder-counts/reminder-counts.module';
import { PaymentsModule } from '../payments/payments.module';
import { EventProcessor } from './drain/event-processor';
import { InboxDrain } from './drain/inbox-drain';
import { DueFetches } from './fetching/due-fetches';
import { FetchDrain } from './fetching/fetch-drain';
import { ObjectFetcher } from './fetching/object-fetcher';
import { PaymentPurposes } from './fetching/payment-purposes';
import { EventHandlers } from './handlers/event-handlers';
import { SessionHandler } from './handlers/session.handler';
import { DailyReconciliation } from './healing/daily-reconciliation';
import { EventListHealer } from './healing/event-list-healer';
import { HealingRuns } from './healing/healing-runs';
import { OverdueObjects } from './healing/overdue-objects';
import { Reconciler } from './healing/reconciler';
import { Settling } from './healing/settling';
import { SubscriptionComparison } from './healing/subscription-comparison';
import { Evidence } from './inbox/evidence';
import { IdentityKeyCheck } from './inbox/identity-key-check';
import { InboxWriter } from './inbox/inbox-writer';
import { InboxService } from './inbox/inbox.service';
import { ParkedEvents } from './inbox/parked-events';
import { StripeEvent } from './inbox/stripe-event.entity';
import { FromStripe } from './rebuilding/from-stripe';
import { RecreatedGifts } from './rebuilding/recreated-gifts';
import { WebhookController } from './webhook.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([StripeEvent]),
    ...[
      ContributionsModule,
      CheckoutSessionsModule,
      DonorsModule,
      SubscriptionsModule,
      PaymentsModule,
      LettersModule,
      ManagingModule,
    ],
    ReminderCountsModule,
  ],
  controllers: [WebhookController],
  providers: [
    InboxService,
    InboxWriter,
    IdentityKeyCheck,
    InboxDrain,
    FetchDrain,
    ObjectFetcher,
    PaymentPurposes,
    DueFetches,
    Evidence,
    HealingRuns,
    EventListHealer,
    OverdueObjects,
    Settling,
    Reconciler,
    DailyReconciliation,
    SubscriptionComparison,
    FromStripe,
    RecreatedGifts,
    EventProcessor,
    EventHandlers,
    ParkedEvents,
    SessionHandler,
  ],
})
export class EventsModule {}

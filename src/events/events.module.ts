import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CheckoutSessionsModule } from '../giving/checkout-sessions/checkout-sessions.module';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { DonorsModule } from '../giving/donors/donors.module';
import { SubscriptionsModule } from '../giving/subscriptions/subscriptions.module';
import { PaymentsModule } from '../payments/payments.module';
import { EventProcessor } from './drain/event-processor';
import { InboxDrain } from './drain/inbox-drain';
import { EventHandlers } from './handlers/event-handlers';
import { SessionHandler } from './handlers/session.handler';
import { SubscriptionHandler } from './handlers/subscription.handler';
import { IdentityKeyCheck } from './inbox/identity-key-check';
import { InboxWriter } from './inbox/inbox-writer';
import { InboxService } from './inbox/inbox.service';
import { ParkedEvents } from './inbox/parked-events';
import { StripeEvent } from './inbox/stripe-event.entity';
import { WebhookController } from './webhook.controller';

@Module({
  imports: [
    TypeOrmModule.forFeature([StripeEvent]),
    ...[ContributionsModule, CheckoutSessionsModule, DonorsModule, SubscriptionsModule, PaymentsModule],
  ],
  controllers: [WebhookController],
  providers: [
    InboxService,
    InboxWriter,
    IdentityKeyCheck,
    InboxDrain,
    EventProcessor,
    EventHandlers,
    ParkedEvents,
    SessionHandler,
    SubscriptionHandler,
  ],
})
export class EventsModule {}

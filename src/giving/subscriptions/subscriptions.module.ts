import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EndWishes } from './ends/end-wishes';
import { RecordMovements } from './movements/record-movements';
import { Subscription } from './subscription.entity';
import { SubscriptionFacts } from './subscription-facts';
import { SubscriptionIntervals } from './subscription-intervals';
import { SubscriptionSnapshot } from './subscription-snapshot.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Subscription, SubscriptionSnapshot])],
  providers: [SubscriptionFacts, SubscriptionIntervals, EndWishes, RecordMovements],
  exports: [SubscriptionFacts, EndWishes, RecordMovements],
})
export class SubscriptionsModule {}

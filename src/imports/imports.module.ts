import { Module } from '@nestjs/common';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { DonorsModule } from '../giving/donors/donors.module';
import { PaymentsModule } from '../payments/payments.module';
import { Adoption } from './adopting/adoption';
import { GiftImport } from './gifts/gift-import';
import { ImportedGifts } from './gifts/imported-gifts';
import { KnownDonors } from './known-donors';
import { SubscriptionImport } from './subscriptions/subscription-import';

/** What donors gave and agreed to by the systems that the newsroom leaves. */
@Module({
  imports: [DonorsModule, ContributionsModule, PaymentsModule],
  providers: [KnownDonors, GiftImport, ImportedGifts, SubscriptionImport, Adoption],
  exports: [GiftImport, ImportedGifts, SubscriptionImport, Adoption],
})
export class ImportsModule {}

import { Module } from '@nestjs/common';
import { CheckoutModule } from '../giving/checkout/checkout.module';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { DonorsModule } from '../giving/donors/donors.module';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { PaymentsModule } from '../payments/payments.module';
import { Adoption } from './adopting/adoption';
import { AgreementsLeftBehind } from './continuing/agreements-left-behind';
import { Continuations } from './continuing/continuations';
import { FirstCharges } from './continuing/first-charges';
import { KeepFirstCharges } from './continuing/keep-first-charges';
import { StoppedAgreements } from './continuing/stopped-agreements';
import { StoppingList } from './continuing/stopping-list';
import { GiftImport } from './gifts/gift-import';
import { ImportedGifts } from './gifts/imported-gifts';
import { HadElsewhere } from './had-elsewhere';
import { ImportKeeper } from './import-keeper';
import { InvitationMails } from './inviting/invitation-mails';
import { Invitations } from './inviting/invitations';
import { SendInvitations } from './inviting/send-invitations';
import { KnownDonors } from './known-donors';
import { SubscriptionImport } from './subscriptions/subscription-import';

/** What donors gave and agreed to by the systems that the newsroom leaves, and how that goes on here. */
@Module({
  imports: [DonorsModule, ContributionsModule, CheckoutModule, PaymentsModule, LimitsModule],
  providers: [
    ...[KnownDonors, GiftImport, ImportedGifts, SubscriptionImport, Adoption],
    ...[Invitations, InvitationMails, SendInvitations],
    ...[Continuations, FirstCharges, KeepFirstCharges, StoppingList, StoppedAgreements, AgreementsLeftBehind],
    ...[ImportKeeper, HadElsewhere],
  ],
  exports: [
    ...[GiftImport, ImportedGifts, SubscriptionImport, Adoption],
    ...[Invitations, SendInvitations, Continuations, FirstCharges, KeepFirstCharges, StoppingList, StoppedAgreements],
    ...[ImportKeeper, HadElsewhere],
  ],
})
export class ImportsModule {}

import { Module } from '@nestjs/common';
import { DonorsModule } from '../giving/donors/donors.module';
import { SubscriptionsModule } from '../giving/subscriptions/subscriptions.module';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { LettersModule } from '../letters/letters.module';
import { ManagingModule } from '../managing/managing.module';
import { AskAgain } from './actions/ask-again';
import { AskingController } from './actions/asking.controller';
import { CareActions } from './actions/care-actions';
import { ConfirmingController } from './actions/confirming.controller';
import { StripeErrand } from './actions/stripe-errand';
import { Erasing } from './erasing/erasing';
import { FindingController } from './finding/finding.controller';
import { LookUpLimits } from './finding/look-up-limits';
import { LookUps } from './finding/look-ups';
import { CareGifts } from './gifts/care-gifts';
import { CareLetters } from './gifts/care-letters';
import { OwnChanges } from './gifts/own-changes';
import { Refunding } from './refunding/refunding';
import { CareStatements } from './statements/care-statements';
import { StatementController } from './statements/statement.controller';
import { Stopping } from './stopping/stopping';
import { Writing } from './writing/writing';

/** How the newsroom answers a donor who writes: finds them, sends what was lost, ends a gift, gives money back. */
@Module({
  // The limits of others bring the sweep that deletes these counts too.
  imports: [DonorsModule, SubscriptionsModule, LettersModule, LimitsModule, ManagingModule],
  controllers: [FindingController, StatementController, AskingController, ConfirmingController],
  providers: [
    ...[LookUps, LookUpLimits, CareGifts, CareLetters, OwnChanges, CareStatements],
    ...[CareActions, AskAgain, StripeErrand, Refunding, Stopping, Writing, Erasing],
  ],
})
export class DonorCareModule {}

import { Module } from '@nestjs/common';
import { DonorsModule } from '../giving/donors/donors.module';
import { SubscriptionsModule } from '../giving/subscriptions/subscriptions.module';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { LettersModule } from '../letters/letters.module';
import { CardAsking } from './changes/card-asking';
import { CardsTold } from './changes/cards-told';
import { ChangeLetters } from './changes/change-letters';
import { ChangeOutcomes } from './changes/change-outcomes';
import { Changing } from './changes/changing';
import { GiftChanges } from './changes/gift-changes';
import { MakeChange } from './changes/make-change';
import { SettleChanges } from './changes/settle-changes';
import { DebitsUnderWay } from './gifts/debits-under-way';
import { ManagedGifts } from './gifts/managed-gifts';
import { DonorReceipts } from './receipts/donor-receipts';
import { ReceiptPapers } from './receipts/receipt-papers';
import { DonorStatements } from './statements/donor-statements';
import { StatementLimits } from './statements/statement-limits';
import { Statements } from './statements/statements';
import { FreshLinks } from './visits/fresh-links';
import { ManageVisits } from './visits/manage-visits';

/** What donors see of their own gifts, and change themselves. */
@Module({
  imports: [DonorsModule, SubscriptionsModule, LettersModule, LimitsModule],
  providers: [
    ...[ManagedGifts, DebitsUnderWay, ManageVisits, FreshLinks],
    ...[DonorReceipts, ReceiptPapers, DonorStatements, Statements, StatementLimits],
    ...[Changing, CardAsking, CardsTold, ChangeLetters, ChangeOutcomes, GiftChanges, MakeChange, SettleChanges],
  ],
  exports: [
    ...[ManagedGifts, DebitsUnderWay, ManageVisits, FreshLinks, Changing, CardAsking, CardsTold, SettleChanges],
    ...[DonorReceipts, ReceiptPapers, DonorStatements, Statements, StatementLimits],
  ],
})
export class ManagingModule {}

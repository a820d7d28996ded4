import { Module } from '@nestjs/common';
import { LettersModule } from '../letters/letters.module';
import { ManagePortal } from './gifts/manage-portal';
import { ManagedGifts } from './gifts/managed-gifts';
import { DonorReceipts } from './receipts/donor-receipts';
import { DonorStatements } from './statements/donor-statements';
import { Statements } from './statements/statements';

/** What donors see of their own gifts, and change themselves. */
@Module({
  imports: [LettersModule],
  providers: [ManagedGifts, ManagePortal, DonorReceipts, DonorStatements, Statements],
  exports: [ManagedGifts, ManagePortal, DonorReceipts, DonorStatements, Statements],
})
export class ManagingModule {}

import { Module } from '@nestjs/common';
import { LettersModule } from '../letters/letters.module';
import { ManagePortal } from './gifts/manage-portal';
import { ManagedGifts } from './gifts/managed-gifts';

/** What donors see of their own gifts, and change themselves. */
@Module({
  imports: [LettersModule],
  providers: [ManagedGifts, ManagePortal],
  exports: [ManagedGifts, ManagePortal],
})
export class ManagingModule {}

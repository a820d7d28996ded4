import { Module } from '@nestjs/common';
import { DonorsModule } from '../giving/donors/donors.module';
import { GiftImport } from './gifts/gift-import';
import { ImportedGifts } from './gifts/imported-gifts';
import { KnownDonors } from './known-donors';

/** What donors gave and agreed to by the systems that the newsroom leaves. */
@Module({
  imports: [DonorsModule],
  providers: [KnownDonors, GiftImport, ImportedGifts],
  exports: [GiftImport, ImportedGifts],
})
export class ImportsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../../foundation/config/config';
import { Donor } from './donor.entity';
import { DonorVault } from './donor-vault';
import { DonorsService } from './donors.service';
import { DonorErasure } from './erasure';
import { ErasureLog } from './erasure-log';
import { KeyRotation } from './key-rotation';
import { SettleErasures } from './settle-erasures';
import { ForgetTributes } from './tributes/forget-tributes';
import { TributeSeals } from './tributes/tribute-seals';
import { Tributes } from './tributes/tributes';
import { WordsOfChanges } from './words-of-changes';

@Module({
  imports: [TypeOrmModule.forFeature([Donor])],
  providers: [
    DonorVault,
    DonorsService,
    KeyRotation,
    DonorErasure,
    SettleErasures,
    ...[TributeSeals, Tributes, ForgetTributes, WordsOfChanges],
    {
      provide: ErasureLog,
      inject: [CONFIG],
      useFactory: ({ identityKeysFile }: Config) => ErasureLog.beside(identityKeysFile),
    },
  ],
  exports: [DonorsService, KeyRotation, DonorErasure, SettleErasures, Tributes, ForgetTributes],
})
export class DonorsModule {}

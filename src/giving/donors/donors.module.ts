import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Donor } from './donor.entity';
import { DonorVault } from './donor-vault';
import { DonorsService } from './donors.service';
import { KeyRotation } from './key-rotation';

@Module({
  imports: [TypeOrmModule.forFeature([Donor])],
  providers: [DonorVault, DonorsService, KeyRotation],
  exports: [DonorsService, KeyRotation],
})
export class DonorsModule {}

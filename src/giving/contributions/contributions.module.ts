import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Contribution } from './contribution.entity';
import { ContributionsService } from './contributions.service';
import { DuplicateFlags } from './duplicate-flags';

@Module({
  imports: [TypeOrmModule.forFeature([Contribution])],
  providers: [ContributionsService, DuplicateFlags],
  exports: [TypeOrmModule, ContributionsService, DuplicateFlags],
})
export class ContributionsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Contribution } from './contribution.entity';
import { ContributionsService } from './contributions.service';
import { DuplicateFlags } from './duplicate-flags';
import { GiftsSince } from './gifts-since';

@Module({
  imports: [TypeOrmModule.forFeature([Contribution])],
  providers: [ContributionsService, DuplicateFlags, GiftsSince],
  exports: [TypeOrmModule, ContributionsService, DuplicateFlags, GiftsSince],
})
export class ContributionsModule {}

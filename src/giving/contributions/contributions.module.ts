import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Contribution } from './contribution.entity';
import { ContributionsService } from './contributions.service';
import { DuplicateFlags } from './duplicate-flags';
import { ForgetOrigins } from './forget-origins';
import { GiftsSince } from './gifts-since';

@Module({
  imports: [TypeOrmModule.forFeature([Contribution])],
  providers: [ContributionsService, DuplicateFlags, GiftsSince, ForgetOrigins],
  exports: [TypeOrmModule, ContributionsService, DuplicateFlags, GiftsSince, ForgetOrigins],
})
export class ContributionsModule {}

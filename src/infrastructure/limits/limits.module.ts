import { Module } from '@nestjs/common';
import { LimitsSweep } from './limits-sweep';
import { MailCounts } from './mail-counts';
import { NetworkHash } from './network-hash';
import { NetworkSalts } from './network-salts';
import { OpeningLimits } from './opening-limits';
import { ReminderLimits } from './reminder-limits';

@Module({
  providers: [NetworkSalts, NetworkHash, OpeningLimits, ReminderLimits, MailCounts, LimitsSweep],
  exports: [OpeningLimits, ReminderLimits, MailCounts],
})
export class LimitsModule {}

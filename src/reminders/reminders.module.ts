import { Module } from '@nestjs/common';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { DonorsModule } from '../giving/donors/donors.module';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { ReminderCountsModule } from '../letters/reminder-counts/reminder-counts.module';
import { Addresses } from './addresses';
import { DeliveryCounts } from './delivery-counts';
import { ForgetReaders } from './forget-readers';
import { ForgetUnconfirmed } from './forget-unconfirmed';
import { LinkOpenings } from './link-openings';
import { NextDeliveries } from './next-deliveries';
import { ReminderKeeper } from './reminder-keeper';
import { ReminderFunnel } from './reminder-funnel';
import { ReminderMails } from './reminder-mails';
import { ReminderRows } from './reminder-rows';
import { RemindersController } from './reminders.controller';
import { RemindersService } from './reminders.service';
import { SendReminders } from './send-reminders';

/** "Remind me later": a promise kept. */
@Module({
  imports: [ContributionsModule, DonorsModule, LimitsModule, ReminderCountsModule],
  controllers: [RemindersController],
  providers: [
    ...[RemindersService, ReminderRows, ReminderMails, Addresses, NextDeliveries],
    ...[SendReminders, ForgetUnconfirmed, ForgetReaders],
    ...[DeliveryCounts, LinkOpenings, ReminderFunnel, ReminderKeeper],
  ],
  exports: [
    ...[RemindersService, SendReminders, ForgetUnconfirmed, ForgetReaders, LinkOpenings, ReminderFunnel],
    ReminderKeeper,
  ],
})
export class RemindersModule {}

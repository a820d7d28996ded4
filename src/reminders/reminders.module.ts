import { Module } from '@nestjs/common';
import { ContributionsModule } from '../giving/contributions/contributions.module';
import { DonorsModule } from '../giving/donors/donors.module';
import { LimitsModule } from '../infrastructure/limits/limits.module';
import { Addresses } from './addresses';
import { ConfirmationCaps } from './confirmation-caps';
import { ForgetReaders } from './forget-readers';
import { ForgetUnconfirmed } from './forget-unconfirmed';
import { NextDeliveries } from './next-deliveries';
import { ReminderMails } from './reminder-mails';
import { ReminderRows } from './reminder-rows';
import { RemindersController } from './reminders.controller';
import { RemindersService } from './reminders.service';
import { SendReminders } from './send-reminders';

/** "Remind me later": a promise kept. */
@Module({
  imports: [ContributionsModule, DonorsModule, LimitsModule],
  controllers: [RemindersController],
  providers: [
    ...[RemindersService, ReminderRows, ReminderMails, Addresses, ConfirmationCaps, NextDeliveries],
    ...[SendReminders, ForgetUnconfirmed, ForgetReaders],
  ],
  exports: [RemindersService, SendReminders, ForgetUnconfirmed, ForgetReaders],
})
export class RemindersModule {}

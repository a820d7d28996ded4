import { Module } from '@nestjs/common';
import { ReminderCounts } from './reminder-counts';
import { ReminderGifts } from './reminder-gifts';

/** What becomes of reminders, as numbers: events and reminders both count it. */
@Module({
  providers: [ReminderCounts, ReminderGifts],
  exports: [ReminderCounts, ReminderGifts],
})
export class ReminderCountsModule {}

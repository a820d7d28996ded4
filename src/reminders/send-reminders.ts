import { Injectable } from '@nestjs/common';
import type { CronTask } from '../infrastructure/jobs/cron-task';
import { MailDispatch } from '../infrastructure/mail/mail-dispatch';
import { ReminderMails } from './reminder-mails';

/** Sends what is due: confirmations and reminders alike. Woken when somebody asks; each minute for the rest. */
@Injectable()
export class SendReminders implements CronTask {
  readonly name = SEND_REMINDERS;
  readonly cron = '* * * * *';

  constructor(
    private readonly dispatch: MailDispatch,
    private readonly mails: ReminderMails,
  ) {}

  async run(): Promise<void> {
    await this.dispatch.run(this.mails);
  }
}

export const SEND_REMINDERS = 'send-reminders';

import { Injectable } from '@nestjs/common';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { MailDispatch } from '../../infrastructure/mail/mail-dispatch';
import { ReportMails } from './report-mails';
import { Schedules } from './schedules';

/** Tells people that a report they wait for is ready. */
@Injectable()
export class SendReportMails implements CronTask {
  readonly name = 'send-report-mails';
  readonly cron = '* * * * *';

  constructor(
    private readonly schedules: Schedules,
    private readonly dispatch: MailDispatch,
    private readonly mails: ReportMails,
  ) {}

  async run(): Promise<void> {
    await this.schedules.writeDue();
    await this.dispatch.run(this.mails);
  }
}

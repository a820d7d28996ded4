import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Alarms } from '../../infrastructure/alarms/alarms';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { MailStanding } from '../../infrastructure/mail/mail-standing';

/** Calls for a person when mails do not get out, and takes it back when they do. */
@Injectable()
export class MailWatch implements CronTask {
  readonly name = 'mail-watch';
  readonly cron = '*/10 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
    private readonly standing: MailStanding,
  ) {}

  async run(): Promise<void> {
    const { waiting, unknown } = await this.standing.troubles();
    await inTransaction(this.dataSource, (manager) =>
      waiting + unknown > 0
        ? this.alarms.raise(manager, 'mail-failing', '', { waiting, unknown })
        : this.alarms.resolve(manager, 'mail-failing', ''),
    );
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../foundation/clock/clock';
import type { CronTask } from '../infrastructure/jobs/cron-task';

/** Deletes what nobody said yes to, address and all, a week after it was asked for. */
@Injectable()
export class ForgetUnconfirmed implements CronTask {
  readonly name = 'forget-unconfirmed';
  readonly cron = '17 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.dataSource.query(
      `delete from reminders where state = 'unconfirmed' and requested_at < $1::timestamptz - interval '7 days'`,
      [this.clock.now()],
    );
  }
}

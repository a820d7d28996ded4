import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../foundation/clock/clock';
import type { CronTask } from '../../../infrastructure/jobs/cron-task';

/**
 * Deletes what was said with a gift that never came about: a payment page is open for two hours, and what Stripe says of it
 * is heard within three days, in which it tells again.
 */
@Injectable()
export class ForgetTributes implements CronTask {
  readonly name = 'forget-tributes';
  readonly cron = '37 * * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.dataSource.query(
      `delete from tributes where donor_id is null and written_at < $1::timestamptz - interval '7 days'`,
      [this.clock.now()],
    );
  }
}

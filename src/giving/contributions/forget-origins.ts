import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../foundation/clock/clock';
import type { CronTask } from '../../infrastructure/jobs/cron-task';

/** Deletes articles and UTM codes of gifts 90 days after the gift, as the newsroom file promises. */
@Injectable()
export class ForgetOrigins implements CronTask {
  readonly name = 'forget-origins';
  readonly cron = '23 2 * * *';

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    await this.dataSource.query('delete from contribution_origins where pledged_at < $1', [before]);
  }
}

/** A quarter: long enough to compare two issues of a newsletter, and no archive of what was read. */
const KEPT_DAYS = 90;

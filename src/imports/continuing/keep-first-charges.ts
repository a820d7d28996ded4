import { Injectable } from '@nestjs/common';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { FirstCharges } from './first-charges';

/** Looks after the first charges of gifts that came over: soon after a page was paid, and as time goes by. */
@Injectable()
export class KeepFirstCharges implements CronTask {
  readonly name = KEEP_FIRST_CHARGES;
  readonly cron = '* * * * *';

  constructor(private readonly firstCharges: FirstCharges) {}

  async run(): Promise<void> {
    await this.firstCharges.keep();
  }
}

export const KEEP_FIRST_CHARGES = 'keep-first-charges';

import { Injectable } from '@nestjs/common';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { AgreementsLeftBehind } from './agreements-left-behind';
import { FirstCharges } from './first-charges';

/** Looks after gifts that come over: their first charges, and the agreements that nobody may be charged by any more. */
@Injectable()
export class KeepFirstCharges implements CronTask {
  readonly name = KEEP_FIRST_CHARGES;
  readonly cron = '* * * * *';

  constructor(
    private readonly firstCharges: FirstCharges,
    private readonly leftBehind: AgreementsLeftBehind,
  ) {}

  async run(): Promise<void> {
    await this.leftBehind.tell();
    await this.firstCharges.keep();
  }
}

export const KEEP_FIRST_CHARGES = 'keep-first-charges';

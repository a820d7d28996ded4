import { Injectable } from '@nestjs/common';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { DonorErasure } from './erasure';

/** Completes each night what a crash may have left half done, before the backup that most newsrooms make then. */
@Injectable()
export class SettleErasures implements CronTask {
  readonly name = 'settle-erasures';
  readonly cron = '41 1 * * *';

  constructor(private readonly erasure: DonorErasure) {}

  async run(): Promise<void> {
    await this.erasure.settle();
  }
}

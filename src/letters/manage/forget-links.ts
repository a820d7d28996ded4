import { Injectable } from '@nestjs/common';
import type { CronTask } from '../../infrastructure/jobs/cron-task';
import { ManageLinks } from './manage-links';

/** Deletes the links that ended. */
@Injectable()
export class ForgetLinks implements CronTask {
  readonly name = 'forget-links';
  readonly cron = '27 3 * * *';

  constructor(private readonly links: ManageLinks) {}

  run(): Promise<void> {
    return this.links.forgetExpired();
  }
}

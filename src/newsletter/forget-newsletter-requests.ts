import { Injectable } from '@nestjs/common';
import { Clock } from '../foundation/clock/clock';
import type { CronTask } from '../infrastructure/jobs/cron-task';
import { NewsletterRequests } from './newsletter-requests';

/** Deletes what nobody said yes to within a week, and what the newsroom's list has had for thirty days. */
@Injectable()
export class ForgetNewsletterRequests implements CronTask {
  readonly name = 'forget-newsletter-requests';
  readonly cron = '7 * * * *';

  constructor(
    private readonly requests: NewsletterRequests,
    private readonly clock: Clock,
  ) {}

  run(): Promise<void> {
    return this.requests.forget(this.clock.now());
  }
}

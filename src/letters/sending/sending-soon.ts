import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Jobs } from '../../infrastructure/jobs/jobs';

/** Has letters sent soon after they were written; what this misses is found within a minute. */
@Injectable()
export class SendingSoon implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly jobs: Jobs) {}

  /** Returns at once. Many calls cause one run: thousands of gifts are booked a second. */
  ask(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.jobs.wake(SEND_LETTERS);
    }, GATHER_MS).unref();
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }
}

/** The name of the task that sends them. */
export const SEND_LETTERS = 'send-letters';

/** By then the transaction that wrote the letter is committed, mostly; a donor does not notice the difference. */
const GATHER_MS = 1_000;

import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CommitQueue } from '../../infrastructure/database/commit-queue';
import { Jobs } from '../../infrastructure/jobs/jobs';

/** The task that sends letters. */
export const SEND_LETTERS = 'send-letters';
/** The task that finds out why payments failed, before letters about them are sent. */
export const EXPLAIN_FAILURES = 'explain-failures';

type LetterTask = typeof SEND_LETTERS | typeof EXPLAIN_FAILURES;

/** Has letters worked on as soon as the transaction that wrote them is committed; what this misses is found each minute. */
@Injectable()
export class SendingSoon implements BeforeApplicationShutdown {
  private readonly asked: CommitQueue<LetterTask>;
  private readonly timers = new Map<LetterTask, NodeJS.Timeout>();

  constructor(
    dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {
    this.asked = new CommitQueue(dataSource, (tasks) => tasks.forEach((task) => this.wakeSoon(task)));
  }

  ask(manager: EntityManager, task: LetterTask): void {
    this.asked.add(manager, task);
  }

  beforeApplicationShutdown(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
  }

  private wakeSoon(task: LetterTask): void {
    if (this.timers.has(task)) return;
    const wake = (): void => {
      this.timers.delete(task);
      void this.jobs.wake(task);
    };
    this.timers.set(task, setTimeout(wake, GATHER_MS).unref());
  }
}

/** Many letters cause one run: thousands of gifts are booked a second. A donor does not notice the difference. */
const GATHER_MS = 200;

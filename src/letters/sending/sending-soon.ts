import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager, type EntitySubscriberInterface, type QueryRunner } from 'typeorm';
import { Jobs } from '../../infrastructure/jobs/jobs';

/** The task that sends letters. */
export const SEND_LETTERS = 'send-letters';
/** The task that finds out why payments failed, before letters about them are sent. */
export const EXPLAIN_FAILURES = 'explain-failures';

type LetterTask = typeof SEND_LETTERS | typeof EXPLAIN_FAILURES;

/** Has letters worked on as soon as the transaction that wrote them is committed; what this misses is found each minute. */
@Injectable()
export class SendingSoon implements EntitySubscriberInterface, BeforeApplicationShutdown {
  private readonly waiting = new WeakMap<QueryRunner, Set<LetterTask>>();
  private readonly timers = new Map<LetterTask, NodeJS.Timeout>();

  constructor(
    dataSource: DataSource,
    private readonly jobs: Jobs,
  ) {
    dataSource.subscribers.push(this);
  }

  /** Outside of a transaction the statement itself has committed. */
  ask({ queryRunner }: EntityManager, task: LetterTask): void {
    if (queryRunner?.isTransactionActive !== true) return this.wakeSoon(task);
    this.waiting.set(queryRunner, (this.waiting.get(queryRunner) ?? new Set()).add(task));
  }

  /** Savepoints come here too; then the transaction goes on. */
  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (queryRunner.isTransactionActive) return;
    for (const task of this.waiting.get(queryRunner) ?? []) this.wakeSoon(task);
    this.waiting.delete(queryRunner);
  }

  afterTransactionRollback({ queryRunner }: { queryRunner: QueryRunner }): void {
    if (!queryRunner.isTransactionActive) this.waiting.delete(queryRunner);
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

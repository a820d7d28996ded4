import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { JobObserver } from '../jobs/cron-task';
import { describeError } from '../logging/describe-error';
import { LOG, type Log } from '../logging/log';
import { Alarms } from './alarms';

/** Calls for a person when a cron task keeps failing, and takes it back at its next success. */
@Injectable()
export class JobAlarms implements JobObserver {
  /** In a row, since this process started; a task not in it has not run yet. */
  private readonly failures = new Map<string, number>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly alarms: Alarms,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async succeeded(task: string): Promise<void> {
    const hadFailed = this.failures.get(task) !== 0;
    this.failures.set(task, 0);
    // At the first success since the start, too: another process may have raised it.
    if (hadFailed) await this.quietly(() => this.alarms.resolve(this.dataSource.manager, 'job-failing', task));
  }

  async failed(task: string): Promise<void> {
    const failures = (this.failures.get(task) ?? 0) + 1;
    this.failures.set(task, failures);
    if (failures < FAILURES_IN_A_ROW) return;
    await this.quietly(() => this.alarms.raise(this.dataSource.manager, 'job-failing', task, { failures }));
  }

  /** With the database away there is nowhere to write it; health says so. */
  private async quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.log.warn({ error: describeError(error) }, 'What became of a task could not be written down');
    }
  }
}

/** One failure is a restart of the database or a hiccup of the network. */
const FAILURES_IN_A_ROW = 3;

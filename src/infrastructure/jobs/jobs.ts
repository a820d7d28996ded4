import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { describeError } from '../logging/describe-error';
import { LOG, type Log } from '../logging/log';

/** Asks for a cron task before its time. */
@Injectable()
export class Jobs {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(LOG) private readonly log: Log,
  ) {}

  /**
   * Call it after the commit of what the task is to find. Any number of calls before the task starts cause one run.
   * Never throws: what a lost wake-up leaves is found at the task's own time.
   */
  async wake(task: string): Promise<void> {
    try {
      await this.dataSource.query(WAKE, [task]);
    } catch (error) {
      this.log.warn({ task, error: describeError(error) }, 'A task could not be woken');
    }
  }
}

/** The key is the one its cron entry uses, so that both are one job. */
const WAKE = `select graphile_worker.add_job($1, '{}'::json, job_key => $1, job_key_mode => 'replace')`;

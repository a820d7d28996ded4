import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { EventEmitter } from 'node:events';
import { run, type Runner, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import type { Pool } from 'pg';
import { describeError } from '../logging/describe-error';
import { LOG, type Log } from '../logging/log';
import { jobRuns } from '../metrics/metrics';
import type { CronTask, JobObserver } from './cron-task';
import { JOBS_SETTINGS, type JobsSettings } from './jobs-settings';
import { jobPool, TASKS_AT_ONCE } from './job-pool';
import { queueLog } from './queue-log';
import { runAlone } from './run-alone';
import { cronItems, taskList } from './task-list';

/** Runs the cron tasks, in every process that is not for HTTP alone. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Connects at first use. */
  private readonly pool: Pool;
  private runner: Runner | undefined;
  private workers: WorkerPool | undefined;
  private restart: NodeJS.Timeout | undefined;
  private isStopping = false;
  /** How often in a row the queue could not be asked for work. */
  private misses = 0;

  constructor(
    @Inject(JOBS_SETTINGS) private readonly settings: JobsSettings,
    @Inject(LOG) private readonly log: Log,
    private readonly modules: ModuleRef,
  ) {
    this.pool = jobPool(settings.databaseUrl, (error) =>
      log.warn({ error: describeError(error) }, 'A connection of the job queue broke'),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.role !== 'web') await this.start();
  }

  /** Waits for what runs, so that it need not run again; but not for ever, or a deployment would. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.restart);
    if (await isWithin(this.stop(), this.settings.stopWithinMs ?? STOP_WITHIN_MS)) return;
    this.log.warn('A task did not end in time: it is broken off and will run again');
    await Promise.resolve(this.workers?.forcefulShutdown('Stopped before it had ended')).catch(() => undefined);
  }

  /** Brings the queue's own tables up to date first. */
  private async start(): Promise<void> {
    const tasks = this.settings.tasks.map((task) => this.modules.get(task, { strict: false }));
    this.misses = 0;
    this.runner = await run({
      events: this.listenToQueue(),
      pgPool: this.pool,
      logger: queueLog(this.log),
      concurrency: TASKS_AT_ONCE,
      noHandleSignals: true,
      // Only in batches does the queue wait, when it stops, until a job is written down as done.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      taskList: taskList(tasks, (task) => this.runTask(task)),
      parsedCronItems: cronItems(tasks),
    });
    this.runner.promise.then(
      () => this.startAgain(),
      () => this.startAgain(),
    );
  }

  private listenToQueue(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    // The runner's own kill() does nothing once it has been asked to stop.
    events.on('pool:create', ({ workerPool }) => (this.workers = workerPool));
    events.on('worker:getJob:error', () => this.missed());
    events.on('worker:getJob:empty', () => (this.misses = 0));
    events.on('job:start', () => (this.misses = 0));
    return events;
  }

  /** A connection that breaks at the wrong moment leaves the queue idle for good: it keeps a failed answer as its list of tasks. */
  private missed(): void {
    if (++this.misses === MAXIMUM_MISSES) void this.runner?.stop().catch(() => undefined);
  }

  /** After too many misses, or when it gave up by itself. */
  private startAgain(): void {
    if (this.isStopping) return;
    this.log.error('The job queue could not work and is started again');
    this.restart = setTimeout(() => void this.start().catch(() => this.startAgain()), RESTART_AFTER_MS);
  }

  private async stop(): Promise<void> {
    await this.runner?.stop().catch(() => undefined);
    await this.pool.end();
  }

  private async runTask(task: CronTask): Promise<void> {
    try {
      if (!(await runAlone(this.pool, task.name, () => task.run()))) return await this.runSoon(task);
      jobRuns.inc({ task: task.name, outcome: 'succeeded' });
      await this.observer.succeeded(task.name);
    } catch (error) {
      this.log.error({ task: task.name, error: describeError(error) }, 'A task failed and will be tried again');
      jobRuns.inc({ task: task.name, outcome: 'failed' });
      await this.observer.failed(task.name);
      // The queue tries again, later each time; and its next turn comes anyhow.
      throw error;
    }
  }

  /** It runs just now, and may have looked before what it was woken for was there. */
  private async runSoon({ name }: CronTask): Promise<void> {
    try {
      await this.pool.query(WAKE_SOON, [name]);
    } catch (error) {
      // It is found at the task's own time; the task itself did not fail.
      this.log.warn({ task: name, error: describeError(error) }, 'A task could not be put off');
    }
  }

  private get observer(): JobObserver {
    return this.modules.get(this.settings.observer, { strict: false });
  }
}

async function isWithin(work: Promise<void>, limitMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), limitMs)));
  return Promise.race([work.then(() => true), limit]).finally(() => clearTimeout(timer));
}

/** Supervisors commonly kill after 90 s (systemd) or 30 s (Kubernetes); the inbox and HTTP need some of it. */
const STOP_WITHIN_MS = 20_000;
const RESTART_AFTER_MS = 2_000;
/** As `Jobs.wake`, a second from now. */
const WAKE_SOON = `
  select graphile_worker.add_job($1, '{}'::json, job_key => $1, job_key_mode => 'replace', run_at => now() + interval '1 second')`;
/** Each worker asks every two seconds: some five seconds without an answer. */
const MAXIMUM_MISSES = 2 * TASKS_AT_ONCE;

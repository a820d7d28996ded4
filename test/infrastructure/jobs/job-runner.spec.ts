import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DatabaseModule } from '../../../src/infrastructure/database/database.module';
import type { CronTask, JobObserver } from '../../../src/infrastructure/jobs/cron-task';
import { Jobs } from '../../../src/infrastructure/jobs/jobs';
import { JobsModule } from '../../../src/infrastructure/jobs/jobs.module';
import { createLog } from '../../../src/infrastructure/logging/log';
import { LoggingModule } from '../../../src/infrastructure/logging/logging.module';
import { freshDatabase, type FreshDatabase } from '../../support/database';
import { query } from '../../support/query';
import { until } from './until';

/** Each test says what its runs do. */
const work = { hourly: async () => {}, yearly: async () => {} };
const runs: string[] = [];
const outcomes: string[] = [];
const logLines: string[] = [];

@Injectable()
class Hourly implements CronTask {
  readonly name = 'hourly';
  // never while these tests run
  readonly cron = `${(new Date().getUTCMinutes() + 30) % 60} * * * *`;
  async run(): Promise<void> {
    runs.push('hourly');
    await work.hourly();
  }
}

@Injectable()
class Yearly implements CronTask {
  readonly name = 'yearly';
  readonly cron = '0 0 1 1 *';
  async run(): Promise<void> {
    runs.push('yearly');
    await work.yearly();
  }
}

@Injectable()
class Observer implements JobObserver {
  async succeeded(task: string): Promise<void> {
    outcomes.push(`${task} succeeded`);
  }
  async failed(task: string): Promise<void> {
    outcomes.push(`${task} failed`);
  }
}

@Module({ providers: [Hourly, Yearly, Observer] })
class Tasks {}

describe('the job runner', () => {
  let database: FreshDatabase;
  const started: INestApplicationContext[] = [];
  beforeAll(async () => (database = await freshDatabase()));
  beforeEach(() => {
    for (const list of [runs, outcomes, logLines]) list.length = 0;
    Object.assign(work, { hourly: async () => {}, yearly: async () => {} });
  });
  afterEach(async () => {
    for (const process of started.splice(0)) await process.close();
  });
  afterAll(() => database.drop());

  const start = async (role: 'all' | 'web' = 'all', stopWithinMs?: number) => {
    const log = createLog('trace', { write: (line: string) => void logLines.push(line) });
    const settings = { databaseUrl: database.url, role, tasks: [Hourly, Yearly], observer: Observer, stopWithinMs };
    @Module({
      imports: [
        LoggingModule.register(log),
        DatabaseModule.register({ url: database.url, poolSize: 2 }),
        JobsModule.register(settings),
        Tasks,
      ],
    })
    class Process {}
    const app = await NestFactory.createApplicationContext(Process, { logger: false, abortOnError: false });
    started.push(app);
    return app;
  };
  const ran = (line: string) =>
    until(
      () => [...runs, ...outcomes],
      (lines) => lines.includes(line),
    );
  const jobs = () => query<{ key: string }>(database.url, 'select key, attempts, locked_at from graphile_worker.jobs');

  it('runs a task when it is woken, once for any number of calls before it starts', async () => {
    const app = await start();
    const wakeUps = Array.from({ length: 5 }, () => app.get(Jobs).wake('yearly'));
    await Promise.all(wakeUps);
    expect(await ran('yearly succeeded')).toContain('yearly succeeded');
    expect(runs.length).toBeLessThan(5);
    expect(await until(jobs, (left) => left.length === 0)).toEqual([]);
  });

  it('makes up for the hour that passed while nothing ran, by the crontab in the database', async () => {
    await query(
      database.url,
      `update graphile_worker._private_known_crontabs
       set known_since = now() - interval '1 day', last_execution = date_trunc('hour', now()) - interval '70 minutes'
       where identifier = 'hourly'`,
    );
    await start();
    expect(await ran('hourly succeeded')).toContain('hourly succeeded');
  });

  it('waits for a running task when it is stopped, and does not run it again', async () => {
    const app = await start();
    let isDone = false;
    work.yearly = async () => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      isDone = true;
    };
    await app.get(Jobs).wake('yearly');
    expect(await ran('yearly')).toContain('yearly');
    await app.close();
    expect(isDone).toBe(true);
    expect(await jobs()).toEqual([]);
  });

  it('does not wait for ever, and leaves the job to be run again', async () => {
    const app = await start('all', 100);
    let release = () => {};
    work.yearly = () => (runs.length > 1 ? Promise.resolve() : new Promise((resolve) => (release = resolve)));
    await app.get(Jobs).wake('yearly');
    expect(await ran('yearly')).toContain('yearly');
    await app.close();
    expect(logLines.join('')).toContain('did not end in time');
    expect(await jobs()).toEqual([expect.objectContaining({ attempts: 1, locked_at: null })]);
    release();
    await start();
    expect(await ran('yearly succeeded')).toContain('yearly succeeded');
  });

  it('never runs a task beside itself, in two processes', async () => {
    const [one] = [await start(), await start()];
    let [atOnce, most] = [0, 0];
    work.yearly = async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 300));
      atOnce--;
    };
    await one.get(Jobs).wake('yearly');
    expect(await ran('yearly')).toContain('yearly');
    await one.get(Jobs).wake('yearly');
    expect((await until(jobs, (left) => left.length === 0)).length).toBe(0);
    expect(most).toBe(1);
  });

  it('runs a task once more that was woken while it ran: it may have looked too early', async () => {
    const [one] = [await start(), await start()];
    let release = () => {};
    work.yearly = () => (runs.length > 1 ? Promise.resolve() : new Promise((resolve) => (release = resolve)));
    await one.get(Jobs).wake('yearly');
    expect(await ran('yearly')).toContain('yearly');
    await one.get(Jobs).wake('yearly');
    // Somebody took it up, found it running, and put it off.
    const isPutOff = async () =>
      (await query(database.url, `select from graphile_worker.jobs where run_at > now() and locked_at is null`))
        .length > 0;
    expect(await until(isPutOff, (is) => is)).toBe(true);
    release();
    expect(
      await until(
        () => runs.length,
        (times) => times === 2,
      ),
    ).toBe(2);
    expect(await until(jobs, (left) => left.length === 0)).toEqual([]);
  });

  it('logs a failure without its message, tells the observer, and tries again', async () => {
    const app = await start();
    let failures = 0;
    work.yearly = async () => {
      if (failures++ === 0) throw new Error('row (jane@example.org) is wrong');
    };
    await app.get(Jobs).wake('yearly');
    expect(await ran('yearly succeeded')).toContain('yearly succeeded');
    expect(outcomes[0]).toBe('yearly failed');
    expect(logLines.join('')).toContain('A task failed');
    expect(logLines.join('')).not.toContain('jane@example.org');
  });

  it('goes on when the database has dropped all of its connections', async () => {
    const app = await start();
    await query(
      database.url,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mainstay jobs' and datname = current_database()`,
    );
    await app.get(Jobs).wake('yearly');
    expect(await ran('yearly succeeded')).toContain('yearly succeeded');
  });

  it('runs nothing in a process for HTTP alone', async () => {
    const web = await start('web');
    await web.get(Jobs).wake('yearly');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(runs).toEqual([]);
    expect(await jobs()).toHaveLength(1);
  });
});

import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/create-app';
import { readConfig } from '../../src/foundation/config/config';
import { createLog } from '../../src/infrastructure/logging/log';
import { NEWSROOM } from '../../src/foundation/newsroom/newsroom-token';
import { DashboardReader } from '../../src/reports/pages/dashboard/dashboard-reader';
import { Reports } from '../../src/reports/run/reports.service';
import { Snapshots } from '../../src/reports/run/snapshot';
import { SumDays } from '../../src/reports/sums/sum-days';
import type { LedgerPlan } from '../ledger/plan';
import { sealAll, sealAndSum } from '../ledger/seal-and-sum';
import { doJobs } from '../load/load-process';
import { exportLines, type Exported, type Way } from './export-lines';
import { readMs, type Question, type Readers, type Reading } from './questions';

/** What the app is to do; the settings of the first job hold for all. With ROLE=web it does nothing by itself. */
export type ReportJob = { readonly environment: NodeJS.ProcessEnv } & (
  | { readonly task: 'migrate' }
  /** Seals what lies ready, and adds it up as days go by. */
  | { readonly task: 'sum'; readonly plan: LedgerPlan }
  | { readonly task: 'seal' }
  | { readonly task: 'read'; readonly reading: Reading; readonly times: number }
  | { readonly task: 'export'; readonly question: Question; readonly way: Way }
);

export interface ReportResult {
  /** Of `read`: what it took, each time. */
  readonly timesMs?: readonly number[];
  readonly exported?: Exported;
}

/** The app's own reports with a stopwatch, in a process of their own. */
async function work(job: ReportJob): Promise<ReportResult> {
  app ??= open(job.environment);
  const opened = await app;
  const [dataSource, reports] = [opened.get(DataSource), opened.get(Reports, { strict: false })];
  const snapshots = opened.get(Snapshots, { strict: false });
  if (job.task === 'sum') await sealAndSum(dataSource, opened.get(SumDays, { strict: false }), job.plan);
  if (job.task === 'seal') await sealAll(dataSource);
  if (job.task === 'read') return { timesMs: await readMs(readersOf(opened), job.reading, job.times) };
  if (job.task !== 'export') return {};
  return { exported: await exportLines(reports, snapshots, job.question, job.way) };
}

/** The dashboard as on the last evening of the books' last month, when it looks at most days. */
function readersOf(opened: INestApplicationContext): Readers {
  const [reports, snapshots] = [opened.get(Reports, { strict: false }), opened.get(Snapshots, { strict: false })];
  return { reports, dashboard: new DashboardReader(snapshots, { now: () => LAST_EVENING }, opened.get(NEWSROOM)) };
}

const LAST_EVENING = new Date('2025-12-31T20:00:00Z');

let app: Promise<INestApplicationContext> | undefined;

async function open(environment: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const config = readConfig(environment);
  return (await createApp(config, createLog(config.logLevel))).init();
}

doJobs(work);

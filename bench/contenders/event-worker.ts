import type { INestApplicationContext } from '@nestjs/common';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/create-app';
import { claimDueEvents } from '../../src/events/drain/claim';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { readConfig } from '../../src/foundation/config/config';
import { createLog } from '../../src/infrastructure/logging/log';
import { doJobs } from '../load/load-process';

export interface WorkJob {
  /** The app's settings; those of the first job hold for all. With ROLE=web nothing is worked off by itself. */
  readonly environment: NodeJS.ProcessEnv;
  /** As the drain takes them, or each claimed event in a transaction of its own. */
  readonly take: 'batches' | 'one-by-one';
  /** Stops after so many, or when nothing is due. */
  readonly events: number;
}

export interface WorkResult {
  readonly events: number;
  readonly seconds: number;
  /** RSS afterwards, with nothing to do. */
  readonly residentMiB: number;
}

/** The app's own drain with a stopwatch: the same claims, the same processor, one after the other. */
async function work({ environment, take, events: limit }: WorkJob): Promise<WorkResult> {
  app ??= open(environment);
  const opened = await app;
  const [dataSource, processor] = [opened.get(DataSource), opened.get(EventProcessor, { strict: false })];
  const start = performance.now();
  let events = 0;
  while (events < limit) {
    const claimed = await claimDueEvents(dataSource);
    if (claimed.length === 0) break;
    if (take === 'batches') await processor.process(claimed);
    else for (const one of claimed) await processor.process([one]);
    events += claimed.length;
  }
  const seconds = (performance.now() - start) / 1000;
  return { events, seconds, residentMiB: process.memoryUsage().rss / BYTES_PER_MIB };
}

let app: Promise<INestApplicationContext> | undefined;
const BYTES_PER_MIB = 1024 * 1024;

async function open(environment: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const config = readConfig(environment);
  const opened = await createApp(config, createLog(config.logLevel));
  return opened.init();
}

doJobs(work);

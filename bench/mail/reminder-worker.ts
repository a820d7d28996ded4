import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { createApp } from '../../src/create-app';
import { readConfig } from '../../src/foundation/config/config';
import { createLog } from '../../src/infrastructure/logging/log';
import { MailDispatch } from '../../src/infrastructure/mail/mail-dispatch';
import { ReminderMails } from '../../src/reminders/reminder-mails';
import { doJobs } from '../load/load-process';

export interface DispatchJob {
  /** The app's settings; those of the first job hold for all. With ROLE=web nothing is sent by itself. */
  readonly environment: NodeJS.ProcessEnv;
}

export interface DispatchResult {
  readonly seconds: number;
  readonly sent: number;
  readonly residentMiB: number;
}

/** The app's own dispatch with a stopwatch, in a process of its own. */
async function dispatch({ environment }: DispatchJob): Promise<DispatchResult> {
  app ??= open(environment);
  const opened = await app;
  const start = performance.now();
  const sent = await opened.get(MailDispatch, { strict: false }).run(opened.get(ReminderMails, { strict: false }));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, sent, residentMiB: process.memoryUsage().rss / BYTES_PER_MIB };
}

let app: Promise<INestApplicationContext> | undefined;
const BYTES_PER_MIB = 1024 * 1024;

async function open(environment: NodeJS.ProcessEnv): Promise<INestApplicationContext> {
  const config = readConfig(environment);
  return (await createApp(config, createLog(config.logLevel))).init();
}

doJobs(dispatch);

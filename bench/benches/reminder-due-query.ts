import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/infrastructure/database/data-source';
import { MailQueue } from '../../src/infrastructure/mail/mail-queue';
import { inTransaction } from '../../src/infrastructure/database/transaction';
import type { Bench, Figure, Size } from '../bench';
import { DueReminders } from '../mail/due-reminders';
import { percentile } from '../measure/statistics';
import { mainstayKeyFile, startMainstay } from '../rig/mainstay';
import type { Workbench } from '../rig/workbench';

const REMINDERS: Record<Size, number> = { whole: 5_000_000, quick: 100_000 };

export const reminderDueQuery: Bench = {
  name: 'reminder-due-query',
  summary: 'what a batch of the day’s reminders costs to find among five million',
  method: [
    'Reminders of one donor written by SQL, their mails spread over the year before today, which are sent, and the year',
    'to come; vacuumed and analysed. The app’s own claim asks for the 200 longest due, in a transaction that is then',
    'given up, a hundred times; the 99th percentile, the first time included.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const databaseUrl = await workbench.database('due');
  await startMainstay(workbench, { name: 'due', databaseUrl, role: 'web' });
  const due = workbench.keep(await DueReminders.open(databaseUrl, mainstayKeyFile(workbench)));
  workbench.say(`writing ${REMINDERS[size]} reminders`);
  await due.addMany(REMINDERS[size]);
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl)).initialize();
  const timesMs: number[] = [];
  for (let time = 0; time < TIMES; time++) timesMs.push(await takeMs(dataSource));
  await dataSource.destroy();
  return [
    {
      ...{ name: 'reminder-due-query.batch-p99', value: percentile(timesMs, 99), unit: 'ms' },
      aim: { of: 'value', bound: 'at most', limit: 50 },
    },
  ];
}

async function takeMs(dataSource: DataSource): Promise<number> {
  let ms = 0;
  const work = inTransaction(dataSource, async (manager) => {
    const start = performance.now();
    const taken = await new MailQueue('reminder_deliveries').take(manager, new Date(), BATCH_SIZE);
    ms = performance.now() - start;
    if (taken.length !== BATCH_SIZE) throw new Error(`${taken.length} reminders are due`);
    throw new GivenUp();
  });
  await work.catch((error: Error) => error instanceof GivenUp || Promise.reject(error));
  return ms;
}

class GivenUp extends Error {}

const TIMES = 100;
const BATCH_SIZE = 200;

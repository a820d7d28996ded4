import path from 'node:path';
import type { Bench, Figure, Size } from '../bench';
import { JsonPoster } from '../load/json-poster';
import { LoadProcess } from '../load/load-process';
import { DueReminders } from '../mail/due-reminders';
import type { SinkJob, SinkResult } from '../mail/sink';
import { percentile } from '../measure/statistics';
import { mainstayKeyFile, startMainstay } from '../rig/mainstay';
import type { Workbench } from '../rig/workbench';

const PAIRS: Record<Size, number> = { whole: 1_000, quick: 100 };

export const reminderOracle: Bench = {
  name: 'reminder-oracle',
  summary: 'whether the time of an answer tells that an address is known',
  method: [
    'POST /v1/reminders over one kept connection, in turn for an address of a donor and for one never seen, each other',
    'pair the other way round; the middle of all. That the statements, the rows and the bytes are the same is a test.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const databaseUrl = await workbench.database('oracle');
  const sink = workbench.keep(new LoadProcess<SinkJob, SinkResult>(path.join(__dirname, '..', 'mail', 'sink.js')));
  const { url: smtpUrl } = await sink.run({ want: 'address' });
  const mail = { SMTP_URL: smtpUrl, MAIL_FROM: 'readers@give.example', ...UNLIMITED };
  const { url } = await startMainstay(workbench, { name: 'oracle', databaseUrl, role: 'web', extra: mail });
  const due = workbench.keep(await DueReminders.open(databaseUrl, mainstayKeyFile(workbench)));
  const known = await due.addKnown(PAIRS[size]);
  const poster = new JsonPoster(`${url}/v1/reminders`);
  for (let warm = 0; warm < WARM_UP; warm++) await askedMs(poster, `warm-${warm}@example.org`);
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  for (const [index, email] of known.entries()) {
    const stranger = email.replace('reader-', 'nobody-');
    const pair = [['known', email] as const, ['unknown', stranger] as const];
    for (const [which, address] of index % 2 === 0 ? pair : pair.toReversed())
      times[which].push(await askedMs(poster, address));
  }
  return [50, 90].map((percent) => ({
    ...{ name: `reminder-oracle.known-p${percent}`, value: percentile(times.known, percent), unit: 'ms' },
    beside: { name: 'unknown', value: percentile(times.unknown, percent) },
    aim: { of: 'ratio', bound: 'at most', limit: 1.05 },
  }));
}

async function askedMs(poster: JsonPoster, email: string): Promise<number> {
  const start = performance.now();
  const status = await poster.post({ ...WISH, email });
  if (status !== 202) throw new Error(`A reminder was answered ${status}`);
  return performance.now() - start;
}

const WARM_UP = 100;
const UNLIMITED = { REMINDERS_PER_NETWORK_PER_HOUR: '10000000', REMINDERS_PER_MINUTE: '10000000' };
const WISH = {
  ...{ when: 'in-a-week', zone: 'Europe/Amsterdam', frequency: 'monthly', amountMinor: 1500, currency: 'EUR' },
  ...{ language: 'en', returnTo: 'thank-you', consentVersion: '2026-11' },
};

import path from 'node:path';
import type { Bench, Figure, Size } from '../bench';
import { LoadProcess } from '../load/load-process';
import type { BareJob } from '../mail/bare-mailer';
import { DueReminders } from '../mail/due-reminders';
import type { DispatchJob, DispatchResult } from '../mail/reminder-worker';
import type { SinkJob, SinkResult } from '../mail/sink';
import { median } from '../measure/statistics';
import { mainstayKeyFile, mainstayProgram } from '../rig/mainstay';
import type { Workbench } from '../rig/workbench';

interface Sizes {
  /** Mails of each of the first rounds, which are held against the bare ones. */
  readonly round: number;
  /** And then so many at once, in the same process. */
  readonly many: number;
}

const SIZES: Record<Size, Sizes> = { whole: { round: 10_000, many: 100_000 }, quick: { round: 1_000, many: 3_000 } };

export const reminderDispatch: Bench = {
  name: 'reminder-dispatch',
  summary: 'reminders that are due, sent by one process to a local mail server, beside nodemailer alone',
  method: [
    'Donors with sealed addresses and a key each, reminders and deliveries written by SQL; one process claims them in',
    'batches, opens each address, writes the hashes of the links, sends over five kept connections and marks what came',
    'of it, with PostgreSQL’s fsync on. Beside it nodemailer alone: the same server, connections and size of mail, and',
    'nothing that outlives a crash. Three rounds in turn, medians. The server counts Message-IDs: one twice, or one',
    'missing, fails the bench. Memory: RSS of the sending process after the rounds, and after ten times as many.',
  ].join(' '),
  measure,
};

const ROUNDS = 3;
const CONNECTIONS = 5;

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const { round, many } = SIZES[size];
  const rig = await startRig(workbench);
  const [ours, bare]: [number[], number[]] = [[], []];
  let residentMiB = 0;
  for (let turn = 1; turn <= ROUNDS; turn++) {
    workbench.say(`round ${turn} of ${ROUNDS}`);
    const dispatched = await rig.dispatch(round);
    residentMiB = dispatched.residentMiB;
    ours.push(round / dispatched.seconds);
    bare.push(round / (await rig.sendBare(round)));
  }
  workbench.say(`${many} at once`);
  const all = await rig.dispatch(many);
  const perSecond: Figure = {
    ...{ name: 'reminder-dispatch.mails', value: median(ours), unit: 'per s' },
    beside: { name: 'nodemailer alone', value: median(bare) },
    aim: { of: 'ratio', bound: 'at least', limit: 0.5 },
  };
  return [
    perSecond,
    { name: 'reminder-dispatch.all-at-once', value: many / all.seconds, unit: 'per s' },
    {
      ...{ name: 'reminder-dispatch.memory', value: all.residentMiB, unit: 'MiB' },
      beside: { name: 'before', value: residentMiB },
      aim: { of: 'ratio', bound: 'at most', limit: 1.15 },
    },
  ];
}

async function startRig(workbench: Workbench) {
  const databaseUrl = await workbench.database('reminders');
  const sink = workbench.keep(new LoadProcess<SinkJob, SinkResult>(script('sink')));
  const { url: smtpUrl } = await sink.run({ want: 'address' });
  const { env } = mainstayProgram(workbench, { name: 'reminders', databaseUrl, role: 'web' }, NEVER_LISTENED_ON);
  const environment = { ...env, SMTP_URL: smtpUrl, MAIL_FROM: 'readers@give.example', ...FAST };
  const worker = workbench.keep(new LoadProcess<DispatchJob, DispatchResult>(script('reminder-worker')));
  await worker.run({ environment });
  const due = workbench.keep(await DueReminders.open(databaseUrl, mainstayKeyFile(workbench)));
  const bareMailer = workbench.keep(new LoadProcess<BareJob, number>(script('bare-mailer')));
  return {
    async dispatch(mails: number): Promise<DispatchResult> {
      await due.addDue(mails);
      const result = await worker.run({ environment });
      await expectAll(sink, mails);
      const unsent = await due.count(`select count(*) from reminder_deliveries where state <> 'sent'`);
      if (unsent > 0) throw new Error(`${unsent} reminders are not sent`);
      return result;
    },
    async sendBare(mails: number): Promise<number> {
      const seconds = await bareMailer.run({ smtpUrl, mails, connections: CONNECTIONS, text: TEXT, html: HTML });
      await expectAll(sink, mails);
      return seconds;
    },
  };
}

async function expectAll(sink: LoadProcess<SinkJob, SinkResult>, mails: number): Promise<void> {
  const counted = await sink.run({ want: 'counts' });
  if (counted.mails !== mails || counted.different !== mails)
    throw new Error(`${mails} mails were due; ${counted.mails} came, ${counted.different} different ones`);
}

function script(name: string): string {
  return path.join(__dirname, '..', 'mail', `${name}.js`);
}

/** The app wants one, and here does not listen. */
const NEVER_LISTENED_ON = 1;
const FAST = { MAILS_PER_SECOND: '10000', SMTP_CONNECTIONS: String(CONNECTIONS) };
/** About the size of a reminder. */
const TEXT = 'You asked us to remind you today that you may want to support us.\n'.repeat(12);
const HTML = `<!doctype html><html lang="en"><body>${'<p style="margin:0 0 16px">You asked us to remind you today.</p>'.repeat(24)}</body></html>`;

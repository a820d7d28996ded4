import { startMailbox, type Mailbox } from '../../mailbox/mailbox';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { ask, mailEnvironment, post } from '../support/reminders';
import type { Moment, Side } from './rig/halt';
import { startRig, type CrashRig } from './rig/crash-rig';

let mailbox: Mailbox;
let rig: CrashRig;

beforeAll(async () => {
  mailbox = await startMailbox();
  rig = await startRig(['all'], undefined, mailEnvironment(mailbox));
});

afterAll(async () => {
  await rig.stop();
  await mailbox.stop();
});

const isClaim = (sql: string): boolean => /update reminder_deliveries mail set\s+state = case verdict/.test(sql);
const mailsTo = async (email: string): Promise<number> =>
  (await mailbox.mails()).filter(({ to }) => to.includes(email)).length;

interface Case {
  readonly when: string;
  readonly side: Side;
  readonly isIt: (moment: Moment) => boolean;
  readonly mailsThen: number;
  readonly mailsInTheEnd: number;
  readonly state: string;
}

const CASES: readonly Case[] = [
  {
    when: 'before its claim is committed: it is claimed again, and sent',
    ...{ side: 'before', isIt: ({ sql, earlier }) => sql === 'COMMIT' && earlier.some(isClaim) },
    ...{ mailsThen: 0, mailsInTheEnd: 1, state: 'sent' },
  },
  {
    when: 'when it is claimed and not yet sent: it is never sent, and that is known',
    ...{ side: 'after', isIt: ({ sql, earlier }) => sql === 'COMMIT' && earlier.some(isClaim) },
    ...{ mailsThen: 0, mailsInTheEnd: 0, state: 'unknown' },
  },
  {
    when: 'when it is sent and not yet marked: it is not sent again',
    ...{ side: 'before', isIt: ({ sql }) => sql.includes('outcome = told.code') },
    ...{ mailsThen: 1, mailsInTheEnd: 1, state: 'unknown' },
  },
];

it.each(CASES)('a process killed $when', async ({ side, isIt, mailsThen, mailsInTheEnd, state }) => {
  const email = `reader-${CASES.findIndex((each) => each.isIt === isIt && each.side === side)}@example.org`;
  const halted = rig.app.gate.halt(side, isIt);
  expect((await post(rig.app.url, '/v1/reminders', ask({ email }))).status).toBe(202);
  await halted;
  expect(
    await eventually(
      () => mailsTo(email),
      (count) => count === mailsThen,
    ),
  ).toBe(mailsThen);
  await rig.app.kill();
  await query(rig.database.url, `update reminder_deliveries set claimed_at = claimed_at - interval '11 minutes'`);
  await rig.app.start();
  await wakeSender();
  const latest = async (): Promise<string | undefined> =>
    (
      await query<{ state: string }>(
        rig.database.url,
        'select state from reminder_deliveries order by scheduled_for desc limit 1',
      )
    )[0]?.state;
  expect(await eventually(latest, (now) => now === state)).toBe(state);
  expect(await mailsTo(email)).toBe(mailsInTheEnd);
});

/** As its minute comes. */
async function wakeSender(): Promise<void> {
  await query(
    rig.database.url,
    `select graphile_worker.add_job('send-reminders', '{}'::json, job_key => 'send-reminders', job_key_mode => 'replace')`,
  );
}

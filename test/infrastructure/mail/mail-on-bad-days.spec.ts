import type { Temper } from '../../../mailbox/smtp';
import { eventually } from '../../support/journey';
import { query } from '../../support/query';
import { ask, askAndConfirm, letPass, mailTo, post, startMailJourney, type MailJourney } from '../../support/reminders';

let journey: MailJourney;
let temper: Temper = () => 'take';

beforeAll(async () => (journey = await startMailJourney({ mailbox: { temper: (to) => temper(to) } })));
beforeEach(() => (temper = () => 'take'));
afterAll(() => journey.stop());

const mailsTo = async (email: string) => (await journey.mailbox.mails()).filter(({ to }) => to.includes(email));

async function newest(): Promise<{ state: string; outcome: string | null; attempt: number } | undefined> {
  const [row] = await query<{ state: string; outcome: string | null; attempt: number }>(
    journey.databaseUrl,
    `select d.state, d.outcome, d.attempt from reminder_deliveries d join reminders r on r.id = d.reminder_id
     order by r.requested_at desc, d.scheduled_for desc limit 1`,
  );
  return row;
}

async function asked(email: string): Promise<void> {
  const response = await post(journey.url, '/v1/reminders', ask({ email }));
  expect(response.status).toBe(202);
}

it('what the server does not take just now is tried again later, under the same id', async () => {
  temper = () => ({ code: 451, at: 'data' });
  await asked('later@example.org');
  expect(await eventually(newest, (row) => row?.attempt === 1 && row.state === 'pending')).toMatchObject({
    outcome: '451',
  });
  temper = () => 'take';
  await letPass(journey, 0.1);
  const mail = await mailTo(journey.mailbox, 'later@example.org');
  expect(mail.headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value).toMatch(
    /^<[\w-]{36}@give\.example>$/,
  );
  expect(await eventually(newest, (row) => row?.state === 'sent')).toMatchObject({ state: 'sent', attempt: 2 });
});

it('an address that the server refuses gets no more mail, and the list says nothing of it', async () => {
  temper = () => ({ code: 550, at: 'rcpt' });
  await asked('gone@example.org');
  expect(await eventually(newest, (row) => row?.state === 'refused')).toMatchObject({ outcome: '550' });
  temper = () => 'take';
  await letPass(journey, 1);
  await asked('Gone@Example.org');
  expect(await eventually(newest, (row) => row?.state !== 'pending')).toMatchObject({ state: 'suppressed' });
  expect(await mailsTo('gone@example.org')).toEqual([]);
  const [row] = await query<{ reason: string; text: string }>(
    journey.databaseUrl,
    `select reason, mail_suppressions::text as text from mail_suppressions`,
  );
  expect(row?.reason).toBe('refused');
  expect(row?.text).not.toContain(Buffer.from('gone@example.org').toString('hex'));
});

it('a line that breaks after the text was taken is no reason to send it twice', async () => {
  temper = () => 'take and hang up';
  await asked('dropped@example.org');
  expect(await eventually(newest, (row) => row?.state === 'unknown')).toMatchObject({ state: 'unknown' });
  temper = () => 'take';
  await letPass(journey, 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await mailsTo('dropped@example.org')).toHaveLength(1);
});

it('a thousand requests for one address are one mail', async () => {
  for (let round = 0; round < 20; round++)
    await Promise.all(Array.from({ length: 50 }, () => asked('crowd@example.org')));
  const waiting = async (): Promise<number> => {
    const [row] = await query<{ left: string }>(
      journey.databaseUrl,
      `select count(*) as left from reminder_deliveries where state in ('pending', 'claimed')`,
    );
    return Number(row?.left);
  };
  expect(await eventually(waiting, (left) => left === 0)).toBe(0);
  expect(await mailsTo('crowd@example.org')).toHaveLength(1);
});

it('one address that cannot be opened any more holds up no other', async () => {
  await askAndConfirm(journey, { email: 'broken@example.org' });
  await askAndConfirm(journey, { email: 'sound@example.org' });
  await query(
    journey.databaseUrl,
    `update donors set sealed_email = sealed_email || '\\x00' where id = (
       select donor_id from reminders where state = 'confirmed' order by confirmed_at limit 1)`,
  );
  await letPass(journey, 8);
  expect((await mailTo(journey.mailbox, 'sound@example.org', 2)).subject).toBe('Your reminder');
  expect(await mailsTo('broken@example.org')).toHaveLength(1);
});

import { isDeepStrictEqual } from 'node:util';
import { get } from 'node:http';
import type { Temper } from '../../mailbox/smtp';
import { later } from '../../src/foundation/calendar/local-days';
import { Clock } from '../../src/foundation/clock/clock';
import { serializationRetries } from '../../src/infrastructure/metrics/metrics';
import { REMINDER_STEPS, type ReminderStep } from '../../src/letters/reminder-counts/reminder-steps';
import { ReminderFunnel, type FunnelWeek } from '../../src/reminders/reminder-funnel';
import { signatureOf } from '../support/history';
import { eventually, eventualStatus, open, pay, type Opened } from '../support/journey';
import { query } from '../support/query';
import { rebuildOf } from '../support/rebuild';
import {
  ask,
  askAndConfirm,
  letPass,
  mailTo,
  post,
  startMailJourney,
  tokenIn,
  type MailJourney,
} from '../support/reminders';

let journey: MailJourney;
let temper: Temper = () => 'take';

beforeAll(async () => {
  journey = await startMailJourney({ mailbox: { temper: (to) => temper(to) } });
  await letPass(journey, daysToMonday());
});
afterAll(() => journey.stop());

type Sums = Partial<Record<ReminderStep, number>>;

const now = (): Date => journey.app.get(Clock).now();
const weeks = (): Promise<FunnelWeek[]> => journey.app.get(ReminderFunnel, { strict: false }).weeks();
const mailbox = () => journey.mailbox;

/** Until the next Monday, a little after midnight in UTC. */
function daysToMonday(): number {
  const days = (now().getTime() / 86_400_000 + 3) % 7; // the first day of Unix time was a Thursday
  return 7 - days + 0.01;
}

/** Over all weeks, without zeros. */
async function sums(): Promise<Sums> {
  const all = await weeks();
  const summed = REMINDER_STEPS.map((step) => [step, all.reduce((sum, week) => sum + week[step], 0)] as const);
  return Object.fromEntries(summed.filter(([, count]) => count > 0));
}

/** What is counted while something happens, and nothing else. */
async function expectCounted(expected: Sums, happens: () => Promise<unknown>): Promise<void> {
  const before = await sums();
  await happens();
  const counted = async (): Promise<Sums> => {
    const after = Object.entries(await sums()) as [ReminderStep, number][];
    return Object.fromEntries(
      after.map(([step, count]) => [step, count - (before[step] ?? 0)] as const).filter(([, count]) => count > 0),
    );
  };
  expect(await eventually(counted, (now) => isDeepStrictEqual(now, expected))).toEqual(expected);
}

async function twice(act: () => Promise<unknown>): Promise<void> {
  await act();
  await act();
}

/** The form, opened by whatever sends these headers: fetch would send some of its own. */
function visit(link: string, headers: Record<string, string> = {}): Promise<number> {
  const address = `${journey.url}/give?frequency=monthly&reminder=${link}`;
  return new Promise((resolve, reject) => {
    get(address, { headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });
}

const PERSON = { 'sec-fetch-user': '?1' };
const BROWSER = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

async function giveBy(link: string): Promise<Opened> {
  const opened = await open(journey, { reminder: link });
  await pay(opened);
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  return opened;
}

/** Everything that Stripe has told, under its own ids. */
async function tellAgain(): Promise<void> {
  for (const body of journey.events) {
    const headers = {
      'content-type': 'application/json',
      'stripe-signature': signatureOf(body, journey.webhookSecret),
    };
    const told = await fetch(`${journey.url}/webhooks/stripe`, { method: 'POST', headers, body });
    expect(told.status).toBe(200);
  }
  await query(journey.databaseUrl, `update stripe_events set state = 'due', due_at = now() where state = 'done'`);
  const due = () => query(journey.databaseUrl, `select from stripe_events where state = 'due'`);
  expect(await eventually(due, ({ length }) => length === 0)).toEqual([]);
}

const linkTo = async (email: string, count = 2): Promise<string> =>
  tokenIn(await mailTo(mailbox(), email, count), 'reminder=');

it('before anybody asked there are no weeks', async () => {
  expect(await weeks()).toEqual([]);
});

it('one reminder is counted at each step, in the week of it, however often it is done', async () => {
  const wish = { email: 'anna@example.org', everyMonths: 1, mails: 3 };
  await expectCounted({ asked: 1, confirmed: 1 }, async () => {
    const confirmation = await askAndConfirm(journey, wish);
    await post(journey.url, `/v1/reminders/${tokenIn(confirmation)}/confirmation`);
  });
  await expectCounted({ sent: 1 }, () => letPass(journey, 8));
  const link = await linkTo(wish.email);
  await expectCounted({ opened: 1 }, () => twice(() => visit(link, PERSON)));
  await expectCounted({ gave: 1 }, () => twice(() => giveBy(link)));
  await expectCounted({}, () => twice(tellAgain));
  await expectCounted({}, () => rebuildOf(journey, 'mend'));
  await expectCounted({ silenced: 1 }, () => letPass(journey, 31));
  await expectCounted({ cancelled: 1 }, () =>
    twice(() => post(journey.url, `/v1/reminders/${link}/cancellation`, { what: 'this' })),
  );
  const [first, second, ...others] = await weeks();
  const nothing = Object.fromEntries(REMINDER_STEPS.map((step) => [step, 0]));
  expect(first).toMatchObject({ ...nothing, asked: 1, confirmed: 1 });
  expect(second).toMatchObject({ ...nothing, sent: 1, opened: 1, gave: 1 });
  // Three weeks in which nothing happened, and the one in which the next was silenced.
  expect(others.map(({ week: _week, ...counts }) => counts)).toEqual([
    ...Array.from({ length: others.length - 1 }, () => nothing),
    { ...nothing, silenced: 1, cancelled: 1 },
  ]);
  expect(others.length).toBeGreaterThan(2);
});

it('the weeks asked for are told and no other, each by its Monday', async () => {
  const all = await weeks();
  const mondays = all.map(({ week }) => week);
  expect(new Date(mondays[0]!).getUTCDay()).toBe(1);
  expect(mondays).toEqual(mondays.map((_, place) => later(mondays[0]!, { days: 7 * place })));
  const funnel = journey.app.get(ReminderFunnel, { strict: false });
  // The last instant of the second week belongs to it, and the third is not asked for.
  const from = new Date(Date.parse(mondays[2]!) - 1);
  expect(await funnel.weeks({ from, to: new Date(mondays[2]!) })).toEqual(all.slice(1, 2));
  const empty = await funnel.weeks({ from: new Date('2020-01-01'), to: new Date('2020-01-20') });
  expect(empty.map(({ week, asked }) => [week, asked])).toEqual([
    ['2019-12-30', 0],
    ['2020-01-06', 0],
    ['2020-01-13', 0],
  ]);
});

it('the form opened by a scanner, ahead of time, or by no reminder’s link is not counted, and looks the same', async () => {
  for (const email of ['scanned@example.org', 'read@example.org']) await askAndConfirm(journey, { email });
  await expectCounted({ sent: 2 }, () => letPass(journey, 8));
  const [scanned, read] = [await linkTo('scanned@example.org'), await linkTo('read@example.org')];
  const confirmation = tokenIn(await mailTo(mailbox(), 'scanned@example.org'));
  await expectCounted({ opened: 1 }, async () => {
    expect(await visit(scanned)).toBe(200);
    expect(await visit(scanned, { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' })).toBe(200);
    expect(await visit(scanned, { ...BROWSER, ...PERSON, 'sec-purpose': 'prefetch;prerender' })).toBe(200);
    expect(await visit(confirmation, PERSON)).toBe(200);
    expect(await visit('x'.repeat(43), PERSON)).toBe(200);
    expect(await visit(read, BROWSER)).toBe(200);
  });
  await expectCounted({ opened: 1 }, () => visit(scanned, BROWSER));
});

it('the form is shown when the number cannot be written, and the link is counted when it can', async () => {
  await askAndConfirm(journey, { email: 'unlucky@example.org' });
  await expectCounted({ sent: 1 }, () => letPass(journey, 8));
  const link = await linkTo('unlucky@example.org');
  await query(journey.databaseUrl, 'alter table reminder_counts rename to reminder_counts_away');
  expect(await visit(link, PERSON)).toBe(200);
  const said = async () => journey.logLines.filter((line) => line.includes('could not be counted'));
  const [line] = await eventually(said, ({ length }) => length > 0);
  expect(line).not.toContain(link);
  await query(journey.databaseUrl, 'alter table reminder_counts_away rename to reminder_counts');
  await expectCounted({ opened: 1 }, () => visit(link, PERSON));
});

it('a crowd that asks at once is counted to the last, and does not run into each other for it', async () => {
  const retries = async () => (await serializationRetries.get()).values[0]?.value ?? 0;
  const before = await retries();
  await expectCounted({ asked: CROWD }, () =>
    Promise.all(
      Array.from({ length: CROWD }, (_, place) =>
        post(journey.url, '/v1/reminders', ask({ email: `${place}@crowd.example.org` })),
      ),
    ),
  );
  // With one row for all of them there are three for each wish.
  expect((await retries()) - before).toBeLessThan(CROWD);
  // The next reader's mail stands behind theirs.
  const waiting = () =>
    query(
      journey.databaseUrl,
      `select from reminder_deliveries where state in ('pending', 'claimed') and occurrence = 0`,
    );
  expect(await eventually(waiting, ({ length }) => length === 0)).toEqual([]);
});

const CROWD = 60;

it('who stops all stops each of them once', async () => {
  const email = 'emil@example.org';
  await askAndConfirm(journey, { email });
  // By the wall clock it was asked a moment ago.
  await query(journey.databaseUrl, 'delete from rate_limits');
  await post(journey.url, '/v1/reminders', ask({ email, when: 'next-month' }));
  const second = tokenIn(await mailTo(mailbox(), email, 2));
  await post(journey.url, `/v1/reminders/${second}/confirmation`);
  await expectCounted({ sent: 1 }, () => letPass(journey, 8));
  const link = await linkTo(email, 3);
  await expectCounted({ cancelled: 2 }, () =>
    twice(() => post(journey.url, `/v1/reminders/${link}/cancellation`, { what: 'all' })),
  );
});

it('what the mail server refuses has bounced; what it does not take just now has not, yet', async () => {
  await askAndConfirm(journey, { email: 'gone@example.org' });
  temper = () => ({ code: 451, at: 'data' });
  await expectCounted({ asked: 1 }, async () => {
    await letPass(journey, 8);
    await post(journey.url, '/v1/reminders', ask({ email: 'mistyped@example.org' }));
    const tried = () => query(journey.databaseUrl, `select from reminder_deliveries where outcome = '451'`);
    expect(await eventually(tried, ({ length }) => length === 2)).toHaveLength(2);
  });
  temper = () => ({ code: 550, at: 'rcpt' });
  // A bounce stops the reminder, but nobody cancelled it.
  await expectCounted({ bounced: 2 }, () => letPass(journey, 0.1));
  temper = () => 'take';
});

it('what is deleted stays counted, and nothing but numbers is kept of it', async () => {
  const before = await sums();
  await query(journey.databaseUrl, 'delete from reminders');
  expect(await query(journey.databaseUrl, `select from mail_tokens where scope <> 'manage'`)).toEqual([]);
  expect(await sums()).toEqual(before);
  const columns = await query<{ name: string }>(
    journey.databaseUrl,
    `select column_name as name from information_schema.columns where table_name = 'reminder_counts' order by 1`,
  );
  expect(columns.map(({ name }) => name)).toEqual(['count', 'slot', 'step', 'week']);
});

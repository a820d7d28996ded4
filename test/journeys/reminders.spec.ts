import { query } from '../support/query';
import { eventually, eventualStatus, open, pay } from '../support/journey';
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

beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

/** The states of an address's deliveries, once none is in the sender's hands: a mail arrives before it is noted as sent. */
const states = (email: string): Promise<string[]> =>
  eventually(
    () => statesNow(email),
    (all) => !all.includes('claimed'),
  );

const statesNow = async (email: string): Promise<string[]> => {
  const asked = (await journey.mailbox.mails()).find(({ to }) => to.includes(email));
  const rows = await query<{ state: string }>(
    journey.databaseUrl,
    `select d.state from reminder_deliveries d where reminder_id = (
       select reminder_id from mail_tokens where hash = sha256($1::bytea)) and occurrence > 0 order by occurrence`,
    [Buffer.from(tokenIn(asked!))],
  );
  return rows.map(({ state }) => state);
};

it('a reader is asked for a yes, reminded in the morning of the day, and led to the form as it was meant', async () => {
  const confirmation = await askAndConfirm(journey, { email: 'anna@example.org' });
  expect(confirmation.subject).toBe('Please confirm your reminder');
  await letPass(journey, 8);
  const reminder = await mailTo(journey.mailbox, 'anna@example.org', 2);
  expect(reminder.subject).toBe('Your reminder');
  expect(reminder.text).toContain('€15 a month');
  expect(reminder.text).toMatch(/\/give\?language=en&frequency=monthly&currency=EUR&amount=15&reminder=[\w-]{43}/);
  const headers = Object.fromEntries(reminder.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  expect(headers['list-unsubscribe']).toMatch(/^<http:\/\/127.0.0.1:\d+\/v1\/mail\/unsubscribe\/[\w-]{43}>$/);
  expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
  expect(headers['auto-submitted']).toBe('auto-generated');
});

it('a gift by the link silences the next one', async () => {
  await askAndConfirm(journey, { email: 'boris@example.org', everyMonths: 1, mails: 3 });
  await letPass(journey, 8);
  const reminder = await mailTo(journey.mailbox, 'boris@example.org', 2);
  expect(await states('boris@example.org')).toEqual(['sent', 'pending']);
  // Without a receipt and another frequency: nothing but the link tells who it was.
  const gift = { frequency: 'one-time', receipt: false, reminder: tokenIn(reminder, 'reminder=') };
  const opened = await open(journey, gift);
  await pay(opened, { email: 'somebody-else@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  await letPass(journey, 32);
  expect(
    await eventually(
      () => states('boris@example.org'),
      (all) => all.length === 3,
    ),
  ).toEqual(['sent', 'silenced', 'pending']);
  await letPass(journey, 32);
  expect((await mailTo(journey.mailbox, 'boris@example.org', 3)).text).toContain('This was the last reminder');
});

it('a gift from the same address silences, although no receipt was wanted and no link followed', async () => {
  await askAndConfirm(journey, { email: 'clara@example.org' });
  const opened = await open(journey, { frequency: 'one-time', receipt: false });
  await pay(opened, { email: 'Clara@Example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  await letPass(journey, 8);
  expect(
    await eventually(
      () => states('clara@example.org'),
      ([state]) => state !== 'pending',
    ),
  ).toEqual(['silenced']);
});

it('a link is put off, stopped, and stopped for ever; twice is once', async () => {
  await askAndConfirm(journey, { email: 'dora@example.org' });
  await letPass(journey, 8);
  const token = tokenIn(await mailTo(journey.mailbox, 'dora@example.org', 2));
  for (let times = 0; times < 2; times++) {
    const snoozed = await post(journey.url, `/v1/reminders/${token}/snooze`, { until: 'a-week' });
    expect(await snoozed.json()).toMatchObject({
      state: 'confirmed',
      nextOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  }
  expect(await states('dora@example.org')).toEqual(['sent', 'pending']);
  await letPass(journey, 8);
  await mailTo(journey.mailbox, 'dora@example.org', 3);
  expect(await states('dora@example.org')).toEqual(['sent', 'sent']);
  for (let times = 0; times < 2; times++) {
    const stopped = await post(journey.url, `/v1/reminders/${token}/cancellation`, { what: 'this' });
    expect(await stopped.json()).toEqual({ state: 'cancelled' });
  }
  expect((await post(journey.url, `/v1/reminders/${token}/snooze`, { until: 'a-week' })).status).toBe(409);
});

it('one click of a mail program ends all, and whoever asks for the address again gets no mail there', async () => {
  await askAndConfirm(journey, { email: 'emil@example.org', everyMonths: 1, mails: 2 });
  await letPass(journey, 8);
  const reminder = await mailTo(journey.mailbox, 'emil@example.org', 2);
  const header = reminder.headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')?.value ?? '';
  const address = header.slice(1, -1);
  const page = await (await fetch(address, { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('Never remind me again');
  // Its link can do nothing else.
  expect(page).not.toContain('Remind me in a week');
  expect(await states('emil@example.org')).toEqual(['sent', 'pending']); // to look is not to act
  const body = new FormData();
  body.set('List-Unsubscribe', 'One-Click');
  expect((await fetch(address, { method: 'POST', body })).status).toBe(200);
  expect(await states('emil@example.org')).toEqual(['sent', 'cancelled']);
  await post(journey.url, '/v1/reminders', ask({ email: 'emil@example.org' }));
  await letPass(journey, 1);
  expect((await journey.mailbox.mails()).filter(({ to }) => to.includes('emil@example.org'))).toHaveLength(2);
});

it('what nobody said yes to is deleted after a week, address and all', async () => {
  await post(journey.url, '/v1/reminders', ask({ email: 'nobody@example.org', when: 'next-month' }));
  const token = tokenIn(await mailTo(journey.mailbox, 'nobody@example.org'));
  await letPass(journey, 8);
  const gone = await eventually(
    // To look is not to act: a confirmation that came in between would keep it.
    () => fetch(`${journey.url}/reminders/${token}`).then(({ status }) => status),
    (status) => status === 404,
  );
  expect(gone).toBe(404);
  expect((await post(journey.url, `/v1/reminders/${token}/confirmation`)).status).toBe(404);
});

it('who is known by a reminder alone is forgotten a month after the last mail, and a donor is not', async () => {
  const addresses = () =>
    query(journey.databaseUrl, 'select from donors where sealed_email is not null').then(({ length }) => length);
  await letPass(journey, 100);
  // Those of the other tests are over by now.
  expect(await eventually(addresses, (count) => count === 0)).toBe(0);
  await askAndConfirm(journey, { email: 'fania@example.org' });
  await askAndConfirm(journey, { email: 'galina@example.org' });
  const opened = await open(journey, { frequency: 'one-time', receipt: true });
  await pay(opened, { email: 'galina@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  await letPass(journey, 20);
  expect(await eventually(addresses, (count) => count === 2)).toBe(2);
  await mailTo(journey.mailbox, 'fania@example.org', 2);
  expect(await states('fania@example.org')).toEqual(['sent']);
  await letPass(journey, 30);
  expect(await eventually(addresses, (count) => count === 1)).toBe(1);
});

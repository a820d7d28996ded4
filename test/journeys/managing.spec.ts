import { eventually, eventualStatus, open, pay } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailTo, post, startMailJourney, type MailJourney } from '../support/reminders';

import { stripe } from '../support/stripe-api';
import { Clock } from '../../src/foundation/clock/clock';
import { subscriptionOf } from '../support/care';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

async function give(email: string, changes: Record<string, unknown> = {}): Promise<string> {
  const opened = await open(journey, { frequency: 'monthly', ...changes });
  await pay(opened, { email });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  return opened.contributionId;
}

const askForLink = (email: string) => post(journey.url, '/v1/manage-links', { email, language: 'en' });
const linkIn = (text: string): string => /http\S+\/manage\/[\w-]{43}/.exec(text)?.[0] ?? 'no link';
it('the answer is the same for an address that gives and one that does not, and only one gets a mail', async () => {
  await give('anna@example.org');
  await mailTo(journey.mailbox, 'anna@example.org');
  const [known, unknown] = [await askForLink('anna@example.org'), await askForLink('nobody@example.org')];
  expect([known.status, unknown.status]).toEqual([202, 202]);
  expect(await known.text()).toBe(await unknown.text());
  const headersOf = ({ headers }: Response) => [...headers.keys()].filter((name) => name !== 'x-request-id');
  expect(headersOf(known)).toEqual(headersOf(unknown));
  const { text } = await mailTo(journey.mailbox, 'anna@example.org', 2);
  expect((await fetch(linkIn(text))).status).toBe(200);
  const rows = () =>
    query<{ state: string; sealed_email: Buffer | null }>(
      journey.databaseUrl,
      `select state, sealed_email from letters where kind = 'manage-link' order by state`,
    );
  expect(await eventually(rows, (all) => all.every(({ state }) => state !== 'pending' && state !== 'claimed'))).toEqual(
    [
      { state: 'cancelled', sealed_email: null },
      { state: 'sent', sealed_email: null },
    ],
  );
  expect(journey.logLines.join('')).not.toMatch(/anna|nobody@/i);
});

it('a link works for a day when it was asked for, for a month in a letter, and opens nobody else’s gift', async () => {
  const mine = await give('boris@example.org');
  const other = await give('clara@example.org');
  await mailTo(journey.mailbox, 'boris@example.org');
  await stripe(journey, `subscriptions/${await subscriptionOf(journey, mine)}`, { cancel_at_period_end: 'true' });
  const told = linkIn((await mailTo(journey.mailbox, 'boris@example.org', 2)).text);
  await askForLink('boris@example.org');
  const asked = linkIn((await mailTo(journey.mailbox, 'boris@example.org', 3)).text);
  const page = await (await fetch(asked)).text();
  expect(page).toContain(mine);
  expect(page).not.toContain(other);
  expect(journey.sentToStripe.join('\n')).not.toContain(new URL(asked).pathname.split('/').at(-1));
  await letPass(journey, 1.01);
  const ended = await fetch(asked);
  expect(ended.status).toBe(404);
  expect(await ended.text()).toContain('This link has ended');
  expect((await fetch(told)).status).toBe(200);
  await letPass(journey, 30);
  expect((await fetch(told)).status).toBe(404);
  const left = () =>
    query(journey.databaseUrl, `select from mail_tokens where scope = 'manage' and expires_at < $1`, [
      journey.app.get(Clock).now(),
    ]);
  await eventually(left, ({ length }) => length === 0);
});

it('an address that was asked about again and again gets one mail', async () => {
  await give('dora@example.org');
  await mailTo(journey.mailbox, 'dora@example.org');
  await Promise.all(Array.from({ length: 20 }, () => askForLink('dora@example.org')));
  const waiting = () =>
    query(journey.databaseUrl, `select from letters where kind = 'manage-link' and state in ('pending', 'claimed')`);
  expect(await eventually(waiting, ({ length }) => length === 0)).toEqual([]);
  const mails = (await journey.mailbox.mails()).filter(({ to }) => to.includes('dora@example.org'));
  expect(mails).toHaveLength(2);
});

it('a language that is not spoken here is written in the newsroom’s own', async () => {
  await give('fania@example.org');
  await mailTo(journey.mailbox, 'fania@example.org');
  const asked = await post(journey.url, '/v1/manage-links', { email: 'fania@example.org', language: 'a b' });
  expect(asked.status).toBe(202);
  expect((await mailTo(journey.mailbox, 'fania@example.org', 2)).subject).toBe('Your link');
});

it('what is no address, and a link that is none, are told so', async () => {
  const wrong = await askForLink('not an address');
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ code: 'email_invalid', field: 'email' });
  for (const path of ['/manage/short', `/manage/${'x'.repeat(43)}`]) {
    const page = await fetch(journey.url + path);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('/manage?language=en');
  }
});

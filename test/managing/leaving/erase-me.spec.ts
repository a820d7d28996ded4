import { DataSource } from 'typeorm';
import { DonorsService } from '../../../src/giving/donors/donors.service';
import { subscriptionOf } from '../../support/care';
import { eraseMe, freshLink, giveMonthly, goOn, leave, untilErased } from '../../support/leaving';
import { eventually, open, pay, eventualStatus } from '../../support/journey';
import { query } from '../../support/query';
import { ask, askAndConfirm, post, startMailJourney, tokenIn, type MailJourney } from '../../support/reminders';
import { control } from '../../support/sandbox-control';
import { stripe } from '../../support/stripe-api';

let journey: MailJourney;
/** Where the mail server says "not now". */
let refused = '';
beforeAll(async () => {
  journey = await startMailJourney({
    mailbox: { temper: ([to]) => (to === refused ? { code: 451, at: 'rcpt' } : 'take') },
  });
});
afterAll(() => journey.stop());

const rows = <Row extends object>(sql: string, values: unknown[] = []) => query<Row>(journey.databaseUrl, sql, values);
const donorOf = async (contributionId: string): Promise<string> => {
  const [row] = await rows<{ donor_id: string }>('select donor_id from contributions where id = $1', [contributionId]);
  return row!.donor_id;
};
const known = (email: string) =>
  journey.app.get(DonorsService, { strict: false }).known(journey.app.get(DataSource).manager, email);
const customerOf = async (contributionId: string): Promise<string> => {
  const [row] = await rows<{ customer_id: string }>(
    'select customer_id from checkout_sessions where contribution_id = $1',
    [contributionId],
  );
  return row!.customer_id;
};
const atStripe = async <T>(path: string): Promise<T> => (await stripe(journey, path, {}, 'GET')).json() as Promise<T>;
const mailsTo = async (email: string) => (await journey.mailbox.mails()).filter(({ to }) => to.includes(email));
const page = async (path: string) => {
  const response = await fetch(journey.url + path, { redirect: 'manual' });
  return { status: response.status, text: await response.text(), location: response.headers.get('location') };
};

it('a donor sees what ends, goes and stays, says yes once, and nothing leads to them any more', async () => {
  const email = 'anna@example.org';
  await askAndConfirm(journey, { email });
  const gift = await giveMonthly(journey, email);
  await post(journey.url, '/v1/reminders', ask({ email: 'Anna@Example.org', when: 'in-3-months' }));
  await post(journey.url, '/v1/newsletter-requests', { email, language: 'en', consentVersion: '2026-11' });
  const withNewsletter = async () => (await mailsTo(email)).filter(({ text }) => text.includes('/newsletter/'));
  const [mail] = await eventually(withNewsletter, (found) => found.length > 0);
  const newsletter = tokenIn(mail!, '/newsletter/');
  await post(journey.url, `/v1/newsletter-requests/${newsletter}/confirmation`);
  const [donor, customer] = [await donorOf(gift), await customerOf(gift)];
  const token = await freshLink(journey, email);

  const before = await page(`/manage/${token}/erase`);
  expect(before.status).toBe(200);
  for (const words of ['€25 a month', 'EXT\u00a0SUPPORT', 'Delete everything', 'Not now'])
    expect(before.text).toContain(words);
  expect(await known(email)).toBe(donor);

  const asked = await eraseMe(journey, token);
  expect(asked.status).toBe(303);
  const follow = asked.headers.get('location')!;
  expect(follow).toMatch(/^\/manage\/erasure\/[0-9a-f-]{36}\?language=en$/);
  expect(await untilErased(journey, follow)).toContain('Nothing here leads to you any more.');

  expect(await atStripe(`subscriptions/${await subscriptionOf(journey, gift)}`)).toMatchObject({ status: 'canceled' });
  expect(await atStripe(`customers/${customer}`)).toMatchObject({ deleted: true });
  expect(await known(email)).toBeNull();
  expect(await rows('select email_index, wrapped_key, sealed_email from donors where id = $1', [donor])).toEqual([
    { email_index: null, wrapped_key: null, sealed_email: null },
  ]);
  expect(await rows('select from reminders')).toEqual([]);
  expect(await rows('select from newsletter_requests')).toEqual([]);
  expect(await rows('select from mail_tokens where donor_id = $1', [donor])).toEqual([]);
  // The books stay.
  expect(await rows('select amount_minor, receipt from contributions where id = $1', [gift])).toEqual([
    { amount_minor: '2500', receipt: false },
  ]);

  const mails = await mailsTo(email);
  expect(mails.at(-1)!.subject).toBe('Your confirmation');
  expect(mails.at(-1)!.text).toContain('the last mail to this address');
  // Not one more that says that the gift has ended.
  expect(mails.filter(({ text }) => /has ended/.test(text))).toEqual([]);
  expect((await page(`/manage/${token}`)).status).toBe(404);
  expect((await page(`/manage/${token}/erase`)).status).toBe(404);
  expect(journey.logLines.join('')).not.toMatch(/anna@/i);
});

it('a link that lies in a mailbox is not enough, and opening a page changes nothing', async () => {
  const email = 'boris@example.org';
  const gift = await giveMonthly(journey, email);
  const fresh = await freshLink(journey, email);
  await stripe(journey, `subscriptions/${await subscriptionOf(journey, gift)}`, { cancel_at_period_end: 'true' });
  const mails = await eventually(
    () => mailsTo(email),
    (all) => all.length === 3,
  );
  const old = /\/manage\/([\w-]{43})/.exec(mails[2]!.text)![1]!;
  const refused = await eraseMe(journey, old);
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('a link that you asked for today');
  expect((await page(`/manage/${old}/erase`)).status).toBe(403);
  expect((await eraseMe(journey, 'A'.repeat(43))).status).toBe(404);
  expect((await page(`/manage/${fresh}/erase`)).status).toBe(200);
  expect(await rows('select from erasure_requests where donor_id = $1', [await donorOf(gift)])).toEqual([]);
  expect((await page('/manage/erasure/00000000-0000-4000-8000-000000000000')).status).toBe(404);
});

it('two tabs, and a link that is used again, are one wish', async () => {
  const email = 'clara@example.org';
  const gift = await giveMonthly(journey, email);
  const token = await freshLink(journey, email);
  await control(journey, 'faults', { kind: 'status', status: 503, effect: 'none', count: 3, method: 'DELETE' });
  const [one, other] = await Promise.all([eraseMe(journey, token), eraseMe(journey, token)]);
  expect(one.headers.get('location')).toBe(other.headers.get('location'));
  expect((await eraseMe(journey, token)).headers.get('location')).toBe(one.headers.get('location'));
  for (const way of ['', '/erase'])
    expect((await page(`/manage/${token}${way}?language=en`)).location).toBe(one.headers.get('location'));
  expect((await page(one.headers.get('location')!)).text).toContain('It is under way');
  await untilErased(journey, one.headers.get('location')!);
  expect(await rows('select state from erasure_requests where donor_id = $1', [await donorOf(gift)])).toEqual([
    { state: 'done' },
  ]);
  expect((await mailsTo(email)).filter(({ text }) => text.includes('the last mail'))).toHaveLength(1);
});

it.each([
  ['away', { kind: 'status', status: 503, effect: 'none' }],
  ['cut off after it was done', { kind: 'drop', effect: 'applied' }],
])('while Stripe is %s nothing is destroyed; afterwards it goes on by itself', async (state, fault) => {
  const email = `stripe-${state.length}@example.org`;
  const gift = await giveMonthly(journey, email);
  const token = await freshLink(journey, email);
  // The client tries a call three times.
  await control(journey, 'faults', { ...fault, count: 6, method: 'DELETE' });
  const follow = await leave(journey, token);
  const attempts = () => rows<{ attempt: number }>('select attempt from erasure_requests where donor_id = $1', [donor]);
  const donor = await donorOf(gift);
  expect((await eventually(attempts, ([row]) => row!.attempt >= 1))[0]!.attempt).toBe(1);
  expect(await known(email)).toBe(donor);
  expect((await page(follow)).text).toContain('Your gifts are being ended at Stripe.');
  await fetch(`${journey.sandbox.url}/_sandbox/faults`, { method: 'DELETE' });
  expect(await untilErased(journey, follow)).toContain('It is done');
  expect(await known(email)).toBeNull();
  expect(await atStripe(`subscriptions/${await subscriptionOf(journey, gift)}`)).toMatchObject({ status: 'canceled' });
  expect((await mailsTo(email)).filter(({ text }) => text.includes('the last mail'))).toHaveLength(1);
});

it.each(['ending', 'writing'])(
  'killed after all was done but that it is noted, in "%s", it does nothing twice',
  async (state) => {
    const email = `${state}@example.org`;
    const gift = await giveMonthly(journey, email);
    const follow = await leave(journey, await freshLink(journey, email));
    await untilErased(journey, follow);
    const count = (await mailsTo(email)).length;
    const undone = `update erasure_requests set state = $2, done_at = null where donor_id = $1 and state = 'done' returning id`;
    // A run that was woken before may have it done again at once: the page cannot be asked.
    expect(await rows(undone, [await donorOf(gift), state])).toHaveLength(1);
    expect(await untilErased(journey, follow)).toContain('It is done');
    expect(await mailsTo(email)).toHaveLength(count);
  },
);

it('an event that comes again afterwards makes nobody known', async () => {
  const email = 'erik@example.org';
  const gift = await giveMonthly(journey, email);
  const donor = await donorOf(gift);
  const follow = await leave(journey, await freshLink(journey, email));
  await untilErased(journey, follow);
  const told = journey.events
    .map((text) => JSON.parse(text) as { id: string; type: string; data: { object: { metadata?: object } } })
    .filter(({ type, data }) => type === 'checkout.session.completed' && JSON.stringify(data).includes(email));
  expect(told).toHaveLength(1);
  // As if it had never been heard.
  await rows('delete from stripe_events where event_id = $1', [told[0]!.id]);
  await control(journey, `events/${told[0]!.id}/resend`);
  const heard = () => rows<{ state: string }>('select state from stripe_events where event_id = $1', [told[0]!.id]);
  const isDone = ([row]: { state: string }[]) => row?.state === 'done';
  expect(await eventually(heard, isDone)).toEqual([{ state: 'done' }]);
  expect(await known(email)).toBeNull();
  expect(await donorOf(gift)).toBe(donor);
});

it('a mail server that is away for a day does not keep an address longer', async () => {
  const email = 'fedor@example.org';
  const gift = await giveMonthly(journey, email);
  const token = await freshLink(journey, email);
  const donor = await donorOf(gift);
  refused = email;
  const follow = await leave(journey, token);
  await eventually(
    () => page(follow),
    ({ text }) => text.includes('The last mail is on its way'),
  );
  await goOn(journey);
  expect(await known(email)).toBe(donor);
  await rows(`update erasure_requests set asked_at = asked_at - interval '25 hours' where donor_id = $1`, [donor]);
  await untilErased(journey, follow);
  expect(await known(email)).toBeNull();
  refused = '';
});

it('a reader who only asked for a reminder can leave, too; a gift given afterwards begins anew', async () => {
  const email = 'greta@example.org';
  await askAndConfirm(journey, { email });
  const first = await known(email);
  const follow = await leave(journey, await freshLink(journey, email));
  await untilErased(journey, follow);
  expect(await known(email)).toBeNull();
  const opened = await open(journey, { receipt: true });
  await pay(opened, { email });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  const now = await eventually(
    () => known(email),
    (id) => id !== null,
  );
  expect(now).not.toBeNull();
  expect(now).not.toBe(first);
});

it('what another system brought stays as an amount that is nobody’s, and invites nobody any more', async () => {
  const email = 'hedda@example.org';
  const donor = await donorOf(await giveMonthly(journey, email));
  await rows(
    `insert into imported_gifts (source, external_id, given_on, amount_minor, currency, frequency, donor_id, imported_at)
     values ('paypal', 'OLD-1', '2025-03-01', 700, 'EUR', 'one-time', $1, now())`,
    [donor],
  );
  await rows(
    `with agreement as (
       insert into imported_subscriptions
         (id, source, external_id, way, donor_id, amount_minor, currency, frequency, next_charge_on, language, imported_at)
       values (gen_random_uuid(), 'paypal', 'I-1', 'invite', $1, 700, 'EUR', 'monthly', '2030-01-01', 'en', now()) returning id)
     insert into import_invitations (id, imported_subscription_id, occasion, due_at, state, attempt)
     select gen_random_uuid(), id, 'invitation', '2030-01-01', 'pending', 0 from agreement`,
    [donor],
  );
  await untilErased(journey, await leave(journey, await freshLink(journey, email)));
  expect(await rows('select donor_id, amount_minor from imported_gifts')).toEqual([
    { donor_id: null, amount_minor: '700' },
  ]);
  expect(await rows('select state, token_hash from import_invitations')).toEqual([
    { state: 'cancelled', token_hash: null },
  ]);
});

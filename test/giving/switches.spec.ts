import { CLI } from '../../src/infrastructure/audit/audit-actions';
import { Switches } from '../../src/infrastructure/switches/switches';
import { gift, postForm, postGift } from '../support/gifts';
import { eventually, eventualStatus, open, pay } from '../support/journey';
import { query } from '../support/query';
import { letPass, mailTo, startMailJourney, type MailJourney } from '../support/reminders';
import { member, type Member } from '../support/staff';

let journey: MailJourney;
let admin: Member;
beforeAll(async () => {
  journey = await startMailJourney();
  admin = await member(journey, 'admin@newsroom.example', ['admin']);
});
afterAll(() => journey.stop());

const switches = () => journey.app.get(Switches, { strict: false });
const turnOff = (name: string) => switches().turnOff(CLI, name, 'Something looks wrong');
afterEach(async () => {
  for (const { name } of await switches().list()) await switches().turnOn(CLI, name);
});

const optionsNow = async (): Promise<{ closed: boolean; currencies: Record<string, unknown>[] }> =>
  (await (await fetch(`${journey.url}/v1/contribution-options`)).json()) as never;
const pageNow = async (): Promise<string> => (await fetch(`${journey.url}/give?currency=EUR`)).text();
const currency = async (code: string) => (await optionsNow()).currencies.find((each) => each['code'] === code);

it('while giving is off no gift begins, and programs and pages say so and when to ask again', async () => {
  await turnOff('giving');
  const refused = await postGift(journey.url, gift());
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '600']);
  expect(await refused.json()).toMatchObject({ code: 'giving_closed', status: 503, retryAfterSeconds: 600 });
  expect(await query(journey.databaseUrl, 'select from contributions')).toEqual([]);
  expect((await optionsNow()).closed).toBe(true);
  const page = await pageNow();
  expect(page).toContain('Giving is closed for now. Gifts that renew go on as before.');
  expect(page).toContain('Remind me later');
  expect(page).not.toContain('action="/v1/checkout-sessions"');
  const { amountMinor: _, receipt: __, ...fields } = gift() as Record<string, string>;
  const back = await postForm(journey.url, { ...fields, amount: '25' });
  expect(back.headers.get('location')).toMatch(/^\/give\?problem=giving_closed&/);
  await switches().turnOn(CLI, 'giving');
  expect((await postGift(journey.url, gift())).status).toBe(201);
  expect(await pageNow()).toContain('action="/v1/checkout-sessions"');
});

it('what is under way goes on: an open page is paid and booked, a gift renews, its donor still gets the link', async () => {
  const opened = await open(journey, { frequency: 'monthly', amountMinor: 1000 });
  await turnOff('giving');
  await pay(opened, { email: 'clara@example.org' });
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  await mailTo(journey.mailbox, 'clara@example.org');
  await letPass(journey, 32);
  expect((await mailTo(journey.mailbox, 'clara@example.org', 2)).subject).toBe('Your receipt');
  const asked = await fetch(`${journey.url}/v1/manage-links`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'clara@example.org', language: 'en' }),
  });
  expect(asked.ok).toBe(true);
  // Wakes whoever sends.
  await letPass(journey, 0.01);
  await mailTo(journey.mailbox, 'clara@example.org', 3);
});

it('with cards off Stripe’s page offers none, and the pages say which ways of paying are missing', async () => {
  await turnOff('card');
  const opened = await open(journey, { currency: 'EUR' });
  expect(journey.sentToStripe.filter((sent) => sent.includes('checkout/sessions')).at(-1)).toMatch(
    /excluded_payment_method_types(\[|%5B)0(\]|%5D)=card/,
  );
  expect((await pay(opened)).status).not.toBe(303);
  expect(await currency('EUR')).toMatchObject({
    ...{ paymentMethods: ['SEPA'], methodsOff: ['card', 'Apple Pay', 'Google Pay'] },
  });
  expect(await pageNow()).toContain('Not possible just now: Card, Apple Pay, Google Pay.');
});

it('a currency in which no way of paying is left is closed, and the others are not', async () => {
  await turnOff('card');
  const dollars = await postGift(journey.url, gift({ currency: 'USD' }));
  expect(await dollars.json()).toMatchObject({ code: 'giving_closed' });
  expect((await postGift(journey.url, gift({ currency: 'EUR' }))).status).toBe(201);
  expect((await optionsNow()).closed).toBe(false);
  await turnOff('sepa_debit');
  expect((await optionsNow()).closed).toBe(true);
});

it('an admin turns them off and on with a reason, each time once in the audit log', async () => {
  const turn = (way: 'on' | 'off', name: string, reason = '') =>
    admin.browser.submit(
      `/staff/switches/${way}`,
      [
        ['name', name],
        ['reason', reason],
      ],
      '/staff/switches',
    );
  const done = await turn('off', 'twint', 'Refunds fail there');
  expect(done.headers.get('location')).toBe('/staff/switches?done=off');
  await turn('off', 'twint', 'Somebody else, once more');
  const page = await (await admin.browser.get('/staff/switches')).text();
  expect(page).toMatch(/TWINT[^]*Refunds fail there/);
  expect((await turn('off', 'twint', 'no')).status).toBe(400);
  expect((await turn('off', 'blik', 'ask jane@example.org')).status).toBe(400);
  expect((await turn('off', 'abacus', 'Nobody has one')).status).toBe(404);
  await turn('on', 'twint');
  await turn('on', 'twint');
  const lines = await query(
    journey.databaseUrl,
    `select action, actor_kind, details->>'reason' as reason from audit_log where subject_id = 'twint' order by number`,
  );
  expect(lines).toEqual([
    { action: 'switch-turned-off', actor_kind: 'person', reason: 'Refunds fail there' },
    { action: 'switch-turned-on', actor_kind: 'person', reason: null },
  ]);
});

it('nobody else reaches them', async () => {
  const reader = await member(journey, 'reader@newsroom.example', ['finance-export', 'donor-care']);
  expect((await reader.browser.get('/staff/switches')).status).toBe(403);
  expect(
    (
      await reader.browser.submit('/staff/switches/off', [
        ['name', 'giving'],
        ['reason', 'Just because'],
      ])
    ).status,
  ).toBe(403);
  expect(await eventually(optionsNow, ({ closed }) => !closed)).toMatchObject({ closed: false });
});

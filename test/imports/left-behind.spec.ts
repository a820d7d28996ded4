import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Adoption } from '../../src/imports/adopting/adoption';
import { KeepFirstCharges } from '../../src/imports/continuing/keep-first-charges';
import { StoppedAgreements, type Said } from '../../src/imports/continuing/stopped-agreements';
import { StoppingList } from '../../src/imports/continuing/stopping-list';
import type { Source } from '../../src/imports/formats/format';
import { Invitations } from '../../src/imports/inviting/invitations';
import { SubscriptionImport } from '../../src/imports/subscriptions/subscription-import';
import { FirstCharges } from '../../src/imports/continuing/first-charges';
import { LocalStripe } from '../../scripts/seed/life/stripe';
import { agreedAtStripe } from '../support/agreed-at-stripe';
import { askFor, find } from '../support/care';
import { freshLink, giveMonthly, leave, untilErased } from '../support/leaving';
import { query } from '../support/query';
import { startMailJourney, type MailJourney } from '../support/reminders';
import { member } from '../support/staff';

/** Donors who are erased while another system goes on taking what they agreed to there. */
let journey: MailJourney;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mainstay-left-behind-'));
  journey = await startMailJourney();
});
afterAll(() => journey.stop().finally(() => rmSync(folder, { recursive: true })));

const get = <T>(service: new (...all: never[]) => T): T => journey.app.get(service, { strict: false });
const WRITTEN = { how: 'written', atFault: 'nothing' } as const;

function fileOf(...lines: readonly string[]): string {
  const file = path.join(folder, 'file.csv');
  writeFileSync(file, lines.join('\n'));
  return file;
}

async function agreed(id: string, email: string, source: 'mollie' | 'stripe' = 'mollie'): Promise<void> {
  const file =
    source === 'mollie'
      ? fileOf(
          'id;status;customer.email;amount.value;amount.currency;interval;nextPaymentDate',
          `${id};active;${email};12,50;EUR;1 month;2099-01-15`,
        )
      : fileOf(
          'id,Status,Customer Email,Amount,Quantity,Currency,Interval,Current Period End (UTC)',
          `${id},active,${email},12.50,1,eur,month,2099-01-15 10:00`,
        );
  await get(SubscriptionImport).run({ file, source }, WRITTEN, {});
}

const say = (id: string, said: Said, source: Source = 'mollie') =>
  get(StoppedAgreements).note(fileOf(id), source, said, WRITTEN);
/** As each minute. */
const look = () => get(KeepFirstCharges).run();
const alarms = () =>
  query<{ details: object; times: number }>(
    journey.databaseUrl,
    `select details, times from alarms where kind = 'agreement-left-behind' and resolved_at is null order by raised_at`,
  );
const erasePage = async (token: string): Promise<string> =>
  (await (await fetch(`${journey.url}/manage/${token}/erase?language=en`)).text()).replace(/\s+/g, ' ');
const lastMailTo = async (email: string): Promise<string> =>
  (await journey.mailbox.mails()).filter(({ to }) => to.includes(email)).at(-1)?.text ?? '';
const listed = async () => (await get(StoppingList).all()).map(({ externalId, firstOn }) => [externalId, firstOn]);

it('the page says before that it goes on elsewhere, and the last mail says it again', async () => {
  const email = 'anna@example.org';
  await giveMonthly(journey, email);
  await agreed('sub_anna', email);
  const token = await freshLink(journey, email);
  const page = await erasePage(token);
  for (const words of ['€25 a month', 'This does not end by itself', '€12.50 a month · Mollie', 'taken by Mollie'])
    expect(page).toContain(words);
  expect(await listed()).toEqual([]);
  await untilErased(journey, await leave(journey, token));
  const mail = await lastMailTo(email);
  expect(mail).toContain('What is still taken by Mollie has to be ended there');
  expect(mail).not.toContain('Nothing more is taken');
});

it('the newsroom is told by the other system’s number alone, until it says that it was ended', async () => {
  expect(await listed()).toEqual([['sub_anna', null]]);
  await look();
  await look();
  expect(await alarms()).toEqual([{ details: { source: 'mollie', externalId: 'sub_anna' }, times: 1 }]);
  const told = await query(journey.databaseUrl, `select * from alarms where kind = 'agreement-left-behind'`);
  expect(JSON.stringify(told)).not.toMatch(/anna@|example\.org/);
  await query(journey.databaseUrl, `update alarms set resolved_at = now() where kind = 'agreement-left-behind'`);
  await look();
  expect(await alarms()).toHaveLength(1);
  expect(await say('sub_anna', 'stopped')).toMatchObject({ noted: 1, written: true });
  await look();
  expect([await alarms(), await listed()]).toEqual([[], []]);
  await say('sub_anna', 'going on');
  await look();
  expect([(await alarms()).length, await listed()]).toEqual([1, [['sub_anna', null]]]);
  await say('sub_anna', 'stopped');
  await look();
});

it('somebody without a gift here is not told that nothing is taken any more', async () => {
  const email = 'boris@example.org';
  await agreed('sub_boris', email);
  const page = await erasePage(await freshLink(journey, email));
  expect(page).toContain('No recurring gift goes on here.');
  expect(page).not.toContain('so nothing is taken any more');
});

it('once it was ended there, and for whoever has none, nothing of it is said', async () => {
  const email = 'bea@example.org';
  await agreed('sub_bea', email);
  await say('sub_bea', 'stopped');
  const token = await freshLink(journey, email);
  const page = await erasePage(token);
  expect(page).toContain('so nothing is taken any more');
  expect(page).not.toContain('This does not end by itself');
  await untilErased(journey, await leave(journey, token));
  expect(await lastMailTo(email)).toContain('Nothing more is taken: gifts that went on have ended.');
  await look();
  expect(await alarms()).toEqual([]);
});

it('from the wish on, before all is destroyed, it is listed, and nobody is invited', async () => {
  const email = 'cara@example.org';
  await agreed('sub_cara', email);
  const { invited } = await get(Invitations).invite('tried', 200, null);
  const [{ donor_id: donor }] = (await query<{ donor_id: string }>(
    journey.databaseUrl,
    `select donor_id from imported_subscriptions where external_id = 'sub_cara'`,
  )) as [{ donor_id: string }];
  await query(
    journey.databaseUrl,
    `insert into erasure_requests (id, donor_id, language, asked_at, state, not_before)
     values (gen_random_uuid(), $1, 'en', now(), 'ending', now() + interval '1 day')`,
    [donor],
  );
  expect(await listed()).toEqual([['sub_cara', null]]);
  expect((await get(Invitations).invite('tried', 200, null)).invited).toBe(invited - 1);
  await say('sub_cara', 'stopped');
});

it('one at our own account that was not adopted yet is adopted no more, and ended by hand', async () => {
  const email = 'dora@example.org';
  await agreed('sub_dora', email, 'stripe');
  const token = await freshLink(journey, email);
  expect(await erasePage(token)).toContain('€12.50 a month · Stripe');
  expect(await get(Adoption).run('tried')).toEqual([{ externalId: 'sub_dora', outcome: 'not at this account' }]);
  expect(await say('sub_dora', 'stopped', 'stripe')).toMatchObject({ noted: 0, faults: [{ line: 1 }] });
  await untilErased(journey, await leave(journey, token));
  expect(await get(Adoption).run('written')).toEqual([]);
  expect(await listed()).toEqual([['sub_dora', null]]);
  await look();
  expect(await alarms()).toMatchObject([{ details: { source: 'stripe', externalId: 'sub_dora' } }]);
  expect(await say('sub_dora', 'stopped', 'stripe')).toMatchObject({ noted: 1, written: true });
  await look();
  expect([await alarms(), await listed()]).toEqual([[], []]);
  await get(FirstCharges).keep();
});

it('one that is there ends with the donor’s gifts, and Stripe forgets whose it was', async () => {
  const email = 'gerd@example.org';
  const stripe = new LocalStripe({ url: journey.sandbox.url, secretKey: 'sk_test_sandbox_not_a_real_key' });
  const { id, customer } = await agreedAtStripe(stripe, email);
  const others = await agreedAtStripe(stripe, 'hanna@example.org', {
    metadata: { contribution_id: '3b241101-e2bb-4255-8caf-4136c566a962' },
  });
  await agreed(id, email, 'stripe');
  await agreed(others.id, email, 'stripe');
  const token = await freshLink(journey, email);
  await untilErased(journey, await leave(journey, token));
  expect(await stripe.call('GET', `/v1/subscriptions/${id}`)).toMatchObject({ status: 'canceled' });
  expect(await stripe.call('GET', `/v1/customers/${customer}`)).toMatchObject({ deleted: true });
  expect(await get(Adoption).run('written')).toEqual([]);
  // what turns out to be somebody else's gift is left alone, and to a person
  expect(await stripe.call('GET', `/v1/subscriptions/${others.id}`)).toMatchObject({ status: 'active' });
  expect(await listed()).toEqual([[others.id, null]]);
  await say(others.id, 'stopped', 'stripe');
});

it('staff see it on the donor’s page, and are told that erasing does not end it', async () => {
  const email = 'eva@example.org';
  await agreed('sub_eva', email);
  const carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
  const donor = await find(carer.browser, email);
  const page = await (await carer.browser.get(donor)).text();
  expect(page.replace(/\s+/g, ' ')).toContain('<li>Mollie: €12.50, monthly</li>');
  expect(page).toContain('import handover');
  const plan = await (await carer.browser.get(await askFor(carer.browser, `${donor}/erasure`, {}))).text();
  expect(plan).toContain('What another processor still takes from them does not end by it.');
});

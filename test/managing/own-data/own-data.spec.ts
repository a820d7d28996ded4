import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { LEFT_OUT } from '../../../src/managing/own-data/left-out';
import { OWN_QUERIES } from '../../../src/managing/own-data/own-sections';
import { ADDRESS_KEEPERS, type AddressKeeper } from '../../../src/managing/leaving/address-keeper';
import { OwnDataReader, READ_HERE } from '../../../src/managing/own-data/own-data-reader';
import { Suppressions } from '../../../src/infrastructure/mail/suppressions';
import { DonorBrowser } from '../../support/donor';
import { freshLink, giveMonthly } from '../../support/leaving';
import { eventually } from '../../support/journey';
import { query } from '../../support/query';
import { askAndConfirm, post, startMailJourney, tokenIn, type MailJourney } from '../../support/reminders';

let journey: MailJourney;
beforeAll(async () => (journey = await startMailJourney()));
afterAll(() => journey.stop());

type Kept = Record<string, Record<string, unknown>[]>;

const told = (): string[] => [
  ...OWN_QUERIES.flatMap(({ tables }) => tables),
  ...READ_HERE,
  ...journey.app.get<AddressKeeper[]>(ADDRESS_KEEPERS, { strict: false }).flatMap(({ tables }) => tables),
];

/** Whatever refers to donors, their gifts, reminders or letters, or holds something sealed or an address's index. */
const SPEAKING_OF_DONORS = `
  select table_name as name from information_schema.columns
  where table_schema = 'public' and (column_name ~ '^(donor|contribution|reminder)_id$' or column_name ~ '(email|address)'
    or column_name ~ '^sealed_' and data_type = 'bytea')
  union
  select conrelid::regclass::text from pg_constraint
  where contype = 'f' and confrelid in ('donors'::regclass, 'contributions'::regclass, 'reminders'::regclass, 'letters'::regclass)
  order by 1`;

it('every table that speaks of donors is told to them, or left out for a reason', async () => {
  const tables = await query<{ name: string }>(journey.databaseUrl, SPEAKING_OF_DONORS);
  expect(tables.length).toBeGreaterThan(15);
  const answered = [...told(), ...Object.keys(LEFT_OUT)];
  expect(tables.map(({ name }) => name).filter((name) => !answered.includes(name))).toEqual([]);
  expect(told().filter((name) => Object.hasOwn(LEFT_OUT, name))).toEqual([]);
  for (const reason of Object.values(LEFT_OUT)) expect(reason.length).toBeGreaterThan(20);
});

it('a new table with a donor in it would not go unnoticed', async () => {
  await query(journey.databaseUrl, 'create table hobbies (donor_id uuid references donors, hobby text)');
  const tables = await query<{ name: string }>(journey.databaseUrl, SPEAKING_OF_DONORS);
  await query(journey.databaseUrl, 'drop table hobbies');
  expect(tables.map(({ name }) => name)).toContain('hobbies');
  expect([...told(), ...Object.keys(LEFT_OUT)]).not.toContain('hobbies');
});

it('a donor reads everything, on a visit alone, as a page and as a file', async () => {
  const email = 'anna@example.org';
  await askAndConfirm(journey, { email });
  const gift = await giveMonthly(journey, email);
  await post(journey.url, '/v1/newsletter-requests', { email, language: 'en', consentVersion: '2026-11' });
  const letters = async () =>
    (await journey.mailbox.mails()).filter(({ to, text }) => to.includes(email) && text.includes('/newsletter/'));
  const [mail] = await eventually(letters, (found) => found.length > 0);
  await post(journey.url, `/v1/newsletter-requests/${tokenIn(mail!, '/newsletter/')}/confirmation`);
  const { manager } = journey.app.get(DataSource);
  await journey.app.get(Suppressions, { strict: false }).add(manager, email, 'unsubscribed', new Date());

  const browser = new DonorBrowser(journey);
  const link = await freshLink(journey, email);
  const before = await browser.open(`/manage/${link}/data?language=en`);
  expect([before.status, before.text.includes(email)]).toEqual([200, false]);
  expect((await browser.open(`/manage/${link}/data.json`)).text).not.toContain(email);
  await browser.change(`/manage/${link}`, gift, 'end', { reason: 'money', words: 'I moved & have less' });
  const page = await browser.open('/manage/visit/data?language=en');
  for (const words of [
    email,
    '€25',
    'I moved &#38; have less',
    'Recurring gifts',
    'receipt',
    '2026-11',
    'unsubscribed',
  ])
    expect(page.text).toContain(words);
  // Every field and kind has its words.
  expect(page.text).not.toMatch(/own-|ownField-/);

  const file = JSON.parse((await browser.open('/manage/visit/data.json')).text) as Kept;
  expect(file['address']).toMatchObject([{ address: email }]);
  expect(file['gifts']).toMatchObject([
    { gift, frequency: 'monthly', amount: { amountMinor: '2500', currency: 'EUR' }, consentVersion: '2026-11' },
  ]);
  expect(file['recurring']).toMatchObject([{ gift, amount: { amountMinor: '2500', currency: 'EUR' } }]);
  expect(file['payments']).toMatchObject([
    { gift, amount: { amountMinor: '2500', currency: 'EUR' }, status: 'succeeded' },
  ]);
  expect(file['changes']).toMatchObject([{ gift, kind: 'end', reason: 'money' }]);
  expect(file['words']).toMatchObject([{ words: 'I moved & have less' }]);
  expect(file['letters']!.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['receipt', 'manage-link']));
  expect(file['reminders']).toMatchObject([{ status: 'confirmed', frequency: 'monthly' }]);
  expect(file['newsletter']).toMatchObject([{ consentVersion: '2026-11', confirmedAt: expect.any(String) }]);
  expect(file['noMail']).toMatchObject([{ reason: 'unsubscribed' }]);
  expect(journey.logLines.join('')).not.toMatch(/anna@|I moved/i);
});

it('the file has a neutral name and is kept by nobody; a link that lies in a mailbox opens none of it', async () => {
  const email = 'boris@example.org';
  await giveMonthly(journey, email);
  const link = await freshLink(journey, email);
  const entered = await fetch(`${journey.url}/manage/${link}/data`, {
    ...{ method: 'POST', redirect: 'manual', headers: { origin: journey.url } },
    body: new URLSearchParams({ language: 'ru' }),
  });
  expect(entered.headers.get('location')).toBe('/manage/visit/data?language=ru');
  const cookie = /^[^;]*/.exec(entered.headers.get('set-cookie') ?? '')![0];
  const file = await fetch(`${journey.url}/manage/visit/data.json`, { headers: { cookie } });
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="data.json"');
  expect(file.headers.get('cache-control')).toBe('no-store');
  expect(file.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await file.text()).toContain(email);
  // Used once, it is a link like those that lie in mailboxes.
  for (const page of ['data', 'data.json']) {
    const again = await fetch(`${journey.url}/manage/${link}/${page}`);
    expect([again.status, (await again.text()).includes(email)]).toEqual([403, false]);
    expect((await fetch(`${journey.url}/manage/${'A'.repeat(43)}/${page}`)).status).toBe(404);
  }
});

it('nothing of one donor is told to another', async () => {
  const [mine, other] = [
    await giveMonthly(journey, 'clara@example.org'),
    await giveMonthly(journey, 'dora@example.org'),
  ];
  const [row] = await query<{ donor_id: string }>(
    journey.databaseUrl,
    'select donor_id from contributions where id = $1',
    [mine],
  );
  const sections = await journey.app.get(OwnDataReader, { strict: false }).of(row!.donor_id);
  const all = JSON.stringify(sections);
  expect(all).toContain(mine);
  expect(all).not.toContain(other);
  expect(all).not.toMatch(/dora@/);
});

it('every kind and every field has its words', async () => {
  const file = path.join(__dirname, '../../../web/languages/en.json');
  const { pages } = JSON.parse(readFileSync(file, 'utf8')) as { pages: Record<string, string> };
  const nobody = '00000000-0000-4000-8000-000000000000';
  const sections = await journey.app.get(OwnDataReader, { strict: false }).of(nobody);
  const client = new Client(journey.databaseUrl);
  await client.connect();
  const fields = new Set<string>();
  for (const { sql } of OWN_QUERIES)
    for (const { name } of (await client.query(sql, [nobody])).fields) fields.add(name);
  await client.end();
  expect(fields.size).toBeGreaterThan(20);
  const keys = [...sections.map(({ name }) => `own-${name}`), ...[...fields].map((field) => `ownField-${field}`)];
  expect(keys.filter((key) => pages[key] === undefined)).toEqual([]);
});

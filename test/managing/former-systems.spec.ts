import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { receiptNumber } from '../../src/letters/intents/receipt-number';
import { GiftImport } from '../../src/imports/gifts/gift-import';
import { find, give, type Given } from '../support/care';
import { freshLink } from '../support/leaving';
import { query } from '../support/query';
import { startMailJourney, type MailJourney } from '../support/reminders';
import { readReport, sealAll, totalOf } from '../support/reports';
import { member, type Member } from '../support/staff';
import { dayIn } from '../../src/foundation/calendar/local-days';

/** What donors gave before, by a system that the newsroom has left. */
let journey: MailJourney;
let folder: string;
let carer: Member;
let now: Given;
let anna: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'mainstay-former-'));
  journey = await startMailJourney();
  carer = await member(journey, 'carer@newsroom.example', ['donor-care']);
  now = await give(journey, 'anna@example.org', { amountMinor: 2500 });
  // Without a receipt nobody knows whose it is.
  const nobodys = await give(journey, 'anna@example.org', { amountMinor: 900, receipt: false });
  await taken([
    `ch_before,2019-03-01,20.00,5.00,eur,Paid,in_1,anna@example.org`,
    'ch_back,2019-04-01,9.00,9.00,eur,Refunded,,anna@example.org',
    'ch_dollars,2019-05-01,7.00,0,usd,Paid,,Anna@Example.org',
    `${now.chargeId},2019-06-01,25.00,0,eur,Paid,,anna@example.org`,
    `${nobodys.chargeId},2019-07-01,9.00,0,eur,Paid,,anna@example.org`,
    'ch_boris,2019-03-01,300.00,0,eur,Paid,,boris@example.org',
  ]);
  anna = await doorOf('anna@example.org');
});
afterAll(() => journey.stop().finally(() => rmSync(folder, { recursive: true })));

async function taken(lines: readonly string[]): Promise<void> {
  const file = path.join(folder, 'payments.csv');
  const header = 'id,Created (UTC),Amount,Amount Refunded,Currency,Status,Invoice ID,Customer Email';
  writeFileSync(file, [header, ...lines].join('\n'));
  const order = { how: 'written', atFault: 'nothing', donors: 'kept' } as const;
  const { written } = await journey.app.get(GiftImport, { strict: false }).run({ file, source: 'stripe' }, order, {});
  expect(written).toBe(true);
}

const doorOf = async (email: string): Promise<string> => `/manage/${await freshLink(journey, email)}`;
const get = (address: string) => fetch(journey.url + address);
const textOf = async (address: string) => (await get(address)).text();
const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });
const YEAR_2019 = 'from=2019-01-01&until=2019-12-31&language=en';

it('stands in the statement of its year, marked, less what was given back, in the total of its currency', async () => {
  const csv = await textOf(`${anna}/statement?${YEAR_2019}&format=csv`);
  expect(rowsOf(csv).slice(1)).toEqual([
    ['2019-03-01', 'Gift, taken by Stripe', 'Recurring', '', '15.00', '0.00', 'EUR'],
    ['2019-07-01', 'Gift, taken by Stripe', 'One-time', '', '9.00', '0.00', 'EUR'],
    ['2019-05-01', 'Gift, taken by Stripe', 'One-time', '', '7.00', '0.00', 'USD'],
  ]);
  const page = (await textOf(`${anna}/statement?${YEAR_2019}`)).replace(/<[^>]*>|\s+/g, ' ').replace(/ +/g, ' ');
  expect(page).toMatch(/By a former system, in 2 gifts €24\.00 Total €24\.00/);
  expect(page).toMatch(/By a former system, in 1 gift \$7\.00 Total \$7\.00/);
  expect(page).toContain('in no report from the books kept since, and has no receipt from here');
  const pdf = Buffer.from(await (await get(`${anna}/statement?${YEAR_2019}&format=pdf`)).arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

it('lies in no interval but its own, and in no statement of whoever has none', async () => {
  const outside = rowsOf(await textOf(`${anna}/statement?from=2019-03-02&until=2019-04-30&language=en&format=csv`));
  expect(outside).toHaveLength(1);
  const edges = rowsOf(await textOf(`${anna}/statement?from=2019-03-01&until=2019-03-01&language=en&format=csv`));
  expect(edges).toHaveLength(2);
  const year = dayIn('Europe/Amsterdam', new Date()).slice(0, 4);
  const since = await textOf(`${anna}/statement?from=${year}-01-01&until=${year}-12-31&language=en`);
  expect(since).toContain('€25.00');
  expect(since).not.toContain('former system');
});

it('is never doubled: what our own books have of the donor stands there alone', async () => {
  const all = rowsOf(await textOf(`${anna}/statement?from=2000-01-01&until=2099-12-31&language=en&format=csv`));
  expect(all.filter(({ 4: amount }) => amount === '25.00')).toEqual([
    [expect.any(String), 'Gift', 'One-time', receiptNumber(now.chargeId), '25.00', '0.00', 'EUR'],
  ]);
  expect(all.filter(({ 4: amount }) => amount === '9.00')).toHaveLength(1);
});

it('is listed beside the receipts, without one, and its year among those of statements', async () => {
  const page = await textOf(`${anna}/statements?language=en`);
  for (const words of ['Taken by a former system', 'March 1, 2019: €15', 'Recurring · Stripe', 'May 1, 2019: $7'])
    expect(page.replace(/\s+/g, ' ')).toContain(words);
  expect(page).toContain('from=2019-01-01');
  expect(page).toContain(`/receipts/${receiptNumber(now.chargeId)}`);
  expect(page).not.toContain(receiptNumber('ch_before'));
  expect(page).not.toContain('€300');
  expect((await get(`${anna}/receipts/${receiptNumber('ch_before')}`)).status).toBe(404);
});

it('is all that somebody finds who gave by the former system alone', async () => {
  const boris = await doorOf('boris@example.org');
  const page = await textOf(`${boris}/statements?language=en`);
  expect(page).toContain('€300');
  expect(page).not.toContain('<h2>Receipts</h2>');
  expect(page).not.toContain('No gift has arrived');
});

it('is shown to whoever answers the donor, in the statement too', async () => {
  const donor = await find(carer.browser, 'anna@example.org');
  const page = await (await carer.browser.get(donor)).text();
  expect(page).toContain('By former systems');
  expect(page.replace(/\s+/g, ' ')).toContain('<th scope="row" class="when">2019-03-01</th> <td>€15</td>');
  const csv = await (await carer.browser.get(`${donor}/statement?${YEAR_2019}&format=csv`)).text();
  expect(rowsOf(csv)).toHaveLength(4);
});

it('is in no report: income is what the books say, whatever was given before', async () => {
  await sealAll(journey);
  const income = await readReport(journey, 'income', { from: '2019-01-01', to: '2030-01-01' });
  expect(totalOf(income, 'gross')).toBe(3400n);
  expect(totalOf(income, 'gross', 'USD')).toBe(0n);
  expect(income.rows.filter(({ month }) => month?.startsWith('2019'))).toEqual([]);
  expect(await query(journey.databaseUrl, 'select count(*)::int as n from imported_gifts')).toEqual([{ n: 5 }]);
});

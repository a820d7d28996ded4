import { DailyReconciliation } from '../../../src/events/healing/daily-reconciliation';
import { Clock } from '../../../src/foundation/clock/clock';
import { dayIn, later } from '../../../src/foundation/calendar/local-days';
import { moneyWords } from '../../../src/reports/pages/words/money-words';
import { eventually, eventualStatus, open, pay, startJourney, type Journey, type Opened } from '../../support/journey';
import { query } from '../../support/query';
import { letPass } from '../../support/reminders';
import { readReport, sealAll, sumAll } from '../../support/reports';
import { member, type Member } from '../../support/staff';
import { linksIn, textOf } from './page-text';

const ZONE = 'Europe/Amsterdam';
let journey: Journey;
let reader: Member;
let accountant: Member;
let gift: Opened;
let payoutId: string;
beforeAll(async () => {
  journey = await startJourney({ sandbox: { payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } } });
  reader = await member(journey, 'reader@newsroom.example', ['finance-read']);
  accountant = await member(journey, 'accountant@newsroom.example', ['finance-export']);
  gift = await give({ campaign: 'autumn-2027' });
  await give({ currency: 'USD', amountMinor: 6000 });
  await give({ frequency: 'monthly', amountMinor: 1500 });
  await letPass(journey, 6);
  const arrived = await eventually(
    () => query<{ payout_id: string }>(journey.databaseUrl, PAYOUTS),
    (rows) => rows.length >= 2,
  );
  payoutId = arrived[0]?.payout_id ?? '';
  // Another month may have begun.
  await give();
  await give({ currency: 'USD', amountMinor: 6000 });
  await journey.app.get(DailyReconciliation, { strict: false }).run();
  await sealAll(journey);
  await sumAll(journey);
});
afterAll(() => journey.stop());

const PAYOUTS = `select distinct payout_id from balance_transactions b join payouts p on p.stripe_id = b.payout_id
  where p.status = 'paid' and p.currency = 'EUR' and b.reporting_category = 'charge'
  union all select stripe_id from payouts where status = 'paid' and currency = 'USD'`;

async function give(choice: Record<string, unknown> = {}): Promise<Opened> {
  const opened = await open(journey, choice);
  await pay(opened);
  expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  return opened;
}

async function page(who: Member, path: string, status = 200): Promise<string> {
  const response = await who.browser.get(path);
  const text = await response.text();
  expect([path, response.status]).toEqual([path, status]);
  return text;
}

const today = () => dayIn(ZONE, journey.app.get(Clock).now());
const interval = () => ({ from: `${today().slice(0, 7)}-01`, to: later(today(), { days: 1 }), zone: ZONE });

describe('the dashboard', () => {
  it('says that the ledger ties to Stripe, and as of which block', async () => {
    const text = textOf(await page(reader, '/finance'));
    expect(text).toContain('Ties to Stripe Checked');
    expect(text).toMatch(/As of block \d+ of the ledger, sealed/);
  });

  it('shows on each tile the control total of the report that it leads to', async () => {
    const shown = await page(reader, '/finance');
    for (const [name, column] of TILES) {
      const address = linksIn(shown).find((link) => link.startsWith(`/finance/reports/${name}?`)) ?? '';
      const report = await page(reader, address);
      const { totals } = await readReport(
        journey,
        name,
        Object.fromEntries(new URLSearchParams(address.split('?')[1])),
      );
      const own = totals.totals.filter((total) => total.column === column);
      expect([name, own.length > 0]).toEqual([name, true]);
      for (const { minor, currency } of own) {
        expect(textOf(shown)).toContain(moneyWords(minor, currency));
        const [amount = ''] = moneyWords(minor, currency).replaceAll(',', '').split(' ');
        expect(report).toContain(`data-total="${column}">${amount}<`);
      }
    }
  });

  it('counts gifts and recurring donors', async () => {
    const text = textOf(await page(reader, '/finance'));
    expect(text).toContain('Active recurring donors 1 monthly, 0 annual With 1 gift About 15.00 EUR a month');
    const recurring = await readReport(journey, 'recurring-movements', interval());
    expect(recurring.rows.map((row) => row['closing_gifts'])).toEqual(['1']);
  });

  it('draws each line with its words and its numbers', async () => {
    const shown = await page(reader, '/finance');
    expect(shown).toMatch(/<svg[^>]+role="img"[\s\S]*?<title[\s\S]*?<desc/);
    expect(shown).not.toMatch(/ style=|<script/);
  });
});

const TILES = [
  ['income', 'gross'],
  ['income', 'net'],
  ['fees-and-exchange', 'fees'],
  ['recurring-movements', 'closing'],
  ['balance-roll-forward', 'closing'],
] as const;

describe('a report', () => {
  it('stands in the list with its first sentence', async () => {
    const text = textOf(await page(reader, '/finance/reports'));
    expect(text).toContain('Donation journal Every movement of donors');
  });

  it('has no files for whoever only reads, and says which role has', async () => {
    const read = await page(reader, '/finance/reports/income');
    expect([read.includes('/v1/reports/'), textOf(read).includes('the role finance-export')]).toEqual([false, true]);
  });

  it('leads to files as of the same block for whoever exports', async () => {
    const shown = await page(accountant, '/finance/reports/income?currency=EUR');
    const files = linksIn(shown).filter((link) => link.startsWith('/v1/reports/income/'));
    expect(files.map((link) => link.split(/[/?]/)[4])).toEqual(['csv', 'xlsx', 'ndjson', 'pdf']);
    const file = await accountant.browser.get(files[0] ?? '');
    expect(file.headers.get('mainstay-as-of-block')).toMatch(/^[1-9]/);
    expect(await file.text()).toContain('EUR');
  });

  it('of payouts in one currency is had as the statement of a bank too', async () => {
    const path = '/finance/reports/payout-reconciliation';
    expect(textOf(await page(accountant, path))).toContain('Narrowed to one currency');
    const files = linksIn(await page(accountant, `${path}?currency=EUR`)).filter((link) => /bank-statement/.test(link));
    expect(files.map((link) => link.split(/[/?]/)[4])).toEqual(['xero', 'quickbooks']);
    expect((await accountant.browser.get(files[0] ?? '')).status).toBe(200);
  });

  it.each([
    ['from=2027-02-30&campaign=autumn', 'from'],
    ['from=2027-03-01&to=2027-03-01', 'to'],
    ['zone=Mars/Olympus', 'zone'],
    ['currency=euro', 'currency'],
    ['frequency=weekly', 'frequency'],
    ['campaign=Autumn', 'campaign'],
    ['as-of=99999', 'as-of'],
  ])('asked wrongly by %s shows the form with all that was typed', async (parameters, field) => {
    const shown = await page(reader, `/finance/reports/income?${parameters}`, 400);
    expect(shown).toContain(`id="${field}-fault" role="alert"`);
    for (const [name, value] of new URLSearchParams(parameters))
      expect(shown).toMatch(new RegExp(`(name="${name}"[^>]*value="${value}")|(<option selected>${value}<)`));
  });

  it('asked for what it does not know says so on top', async () => {
    expect(textOf(await page(reader, '/finance/reports/income?colour=red', 400))).toContain('takes from, to, zone');
    expect(textOf(await page(reader, '/finance/reports/nothing', 404))).toContain('There is no such report');
  });

  it('escapes whatever was typed', async () => {
    const shown = await page(reader, `/finance/reports/income?campaign=${encodeURIComponent('"><b>x')}`, 400);
    expect(shown).not.toContain('<b>x');
  });
});

describe('from a number to what it is made of', () => {
  it('leads by payout, donation and ledger to the object at Stripe', async () => {
    const list = await page(reader, '/finance/payouts');
    expect(linksIn(list)).toContain(`/finance/payouts/${payoutId}`);
    const payout = await page(reader, `/finance/payouts/${payoutId}`);
    expect(textOf(payout)).toContain('Its lines are the deposit, to the cent');
    const donation = linksIn(payout).find((link) => link.includes(gift.contributionId)) ?? '';
    const found = await page(reader, donation);
    const text = textOf(found);
    for (const words of [
      'Contribution',
      'autumn-2027',
      '25.00 EUR',
      'Gift',
      'Received',
      'Available',
      'Settled',
      payoutId,
    ])
      expect(text).toContain(words);
    for (const account of ['assets:stripe:payments', 'income:one-time', 'expenses:fees:processing'])
      expect(text).toContain(account);
    expect(text).not.toContain('not sealed yet');
    const charge = linksIn(found).find((link) => /q=(ch|py)_/.test(link)) ?? '';
    expect(textOf(await page(reader, charge))).toContain('income:one-time');
    const movement = linksIn(found).find((link) => link.includes('q=txn_')) ?? '';
    expect(textOf(await page(reader, movement))).toContain('Balance transaction');
  });

  it('finds a gift by each id that Stripe gave to a part of it', async () => {
    const [row] = await query<Record<string, string>>(
      journey.databaseUrl,
      `select c.stripe_id as charge, c.payment_intent_id as intent, s.stripe_id as subscription, i.stripe_id as invoice
       from subscriptions s join invoices i on i.subscription_id = s.stripe_id
         join invoice_payments p on p.invoice_id = i.stripe_id join charges c on c.payment_intent_id = p.payment_intent_id`,
    );
    const ids = Object.values(row ?? {});
    expect(ids.length).toBe(4);
    for (const id of ids) expect(textOf(await page(reader, `/finance/search?q=${id}`))).toContain('15.00 EUR, monthly');
  });

  it("takes the id of a payment page and never shows it: it is the donor's secret", async () => {
    const answer = await reader.browser.get(`/finance/search?q=${gift.sessionId}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/finance/search?q=${gift.contributionId}`]);
    const found = await page(reader, answer.headers.get('location') ?? '');
    expect(found).not.toContain('cs_test');
    expect(found).not.toContain('jane@example.org');
    expect(await page(reader, '/finance/search?q=cs_test_unknown')).not.toContain('cs_test');
  });

  it('leads whoever cares for donors on to where a gift is refunded, and nobody else', async () => {
    const address = `/finance/search?q=${gift.contributionId}`;
    const both = await member(journey, 'both@newsroom.example', ['finance-read', 'donor-care']);
    expect(await page(both, address)).toContain(`/care/gifts/${gift.contributionId}`);
    expect(await page(reader, address)).not.toContain('/care/gifts/');
    await page(both, `/care/gifts/${gift.contributionId}`);
  });

  it('says when there is nothing', async () => {
    expect(textOf(await page(reader, '/finance/search'))).toContain('it leads to the gift');
    for (const q of ['ch_nothing', `'; drop table donors`, 'é', '00000000-0000-0000-0000-000000000000'])
      expect(textOf(await page(reader, `/finance/search?q=${encodeURIComponent(q)}`))).toContain(
        'know nothing of this',
      );
    expect(textOf(await page(reader, '/finance/payouts/po_nothing', 404))).toContain('There is no such payout');
  });
});

it('the whole of /finance is closed to whoever holds no role of it', async () => {
  const admin = await member(journey, 'admin@newsroom.example', ['admin', 'donor-care']);
  for (const path of ['', '/reports', '/reports/income', '/payouts', '/refunds', '/search', '/periods'])
    expect([path, (await admin.browser.get(`/finance${path}`)).status]).toEqual([path, 403]);
});

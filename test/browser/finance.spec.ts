import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { DailyReconciliation } from '../../src/events/healing/daily-reconciliation';
import { Reconciler } from '../../src/events/healing/reconciler';
import { REPORTS } from '../../src/reports/definitions/catalogue';
import { dayAfter, lived, type Lived } from '../support/lived';
import { query } from '../support/query';
import { sealAll, sumAll } from '../support/reports';
import { member } from '../support/staff';
import type { Journey } from '../support/journey';
import { withReaders, type Readers } from './browser-journey';
import { expectAccessible, NARROW } from './expect-accessible';
import { expectVisible } from './expect-page';
import { takePicture } from './take-picture';

const PLAN = { donors: 24, seed: 5, from: new Date('2026-01-10T00:00:00Z'), days: 200 };
const MONTHS = 'from=2026-01-01&to=2026-08-01';

let history: Lived;
let journey: Journey & Readers;
let payoutId: string;
let chargeId: string;
beforeAll(async () => {
  journey = await withReaders(async () => {
    history = await lived(PLAN);
    return history.journey;
  });
  // Finds the fees that Stripe tells of with the payout that takes them along.
  await journey.app.get(Reconciler, { strict: false }).reconcile(PLAN.from, dayAfter(PLAN.from, PLAN.days + 2));
  await journey.app.get(DailyReconciliation, { strict: false }).run();
  await sealAll(journey);
  await sumAll(journey);
  [payoutId, chargeId] = (await oneEach()) as [string, string];
});
afterAll(async () => {
  await history.books.close();
  await journey.stop();
});

/** A payout with lines, and a charge that it took. */
async function oneEach(): Promise<string[]> {
  const [row] = await query<{ payout_id: string; source_id: string }>(
    journey.databaseUrl,
    `select payout_id, source_id from balance_transactions
     where payout_id is not null and reporting_category = 'charge' order by created desc limit 1`,
  );
  return [row?.payout_id ?? '', row?.source_id ?? ''];
}

/** Looks at a page as everybody has to be able to use it, with all that can be opened open. */
async function look(page: Page, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await takePicture(page, `finance-${name}`);
  await page.setViewportSize(NARROW);
  expect([name, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([name, NARROW.width]);
  await takePicture(page, `finance-${name}-narrow`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.evaluate(`for (const each of document.querySelectorAll('main details')) each.open = true`);
  await expectAccessible(page);
  await takePicture(page, `finance-${name}-dark-narrow`);
}

async function signedIn(
  address: string,
  javaScriptEnabled = true,
): Promise<{ page: Page; complaints: readonly string[] }> {
  const { page, context, complaints } = await journey.newPage({ javaScriptEnabled });
  const { browser } = await member(journey, address, ['finance-export']);
  await context.addCookies([...browser.cookies].map(([name, value]) => ({ name, value, url: journey.url })));
  return { page, complaints };
}

it('every page can be used by everybody, light and dark, wide and narrow', async () => {
  const { page, complaints } = await signedIn('ada@newsroom.example');
  const pages: [name: string, address: string][] = [
    ['dashboard', '/finance'],
    ['reports', '/finance/reports'],
    ['report', `/finance/reports/income?${MONTHS}`],
    ['report-wide', `/finance/reports/donation-journal?${MONTHS}`],
    ['report-movements', `/finance/reports/recurring-movements?${MONTHS}`],
    ['report-reasons', `/finance/reports/end-reasons?${MONTHS}`],
    ['payouts', '/finance/payouts'],
    ['payout', `/finance/payouts/${payoutId}`],
    ['search', '/finance/search'],
    ['search-found', `/finance/search?q=${chargeId}`],
    ['periods', '/finance/periods'],
    ['refunds', '/finance/refunds'],
    ['schedules', '/finance/schedules'],
  ];
  for (const [name, address] of pages) {
    await page.goto(journey.url + address);
    await look(page, name);
  }
  expect(complaints).toEqual([]);
});

it('a gift that goes on for long shows its newest payments, and the others behind one press', async () => {
  const { page } = await signedIn('ingrid@newsroom.example');
  const [longest] = await query<{ id: string }>(
    journey.databaseUrl,
    `select contribution_id as id from ledger_transactions where contribution_id is not null
     group by contribution_id order by count(distinct stripe_id) desc limit 1`,
  );
  await page.goto(`${journey.url}/finance/search?q=${longest?.id}`);
  expect(await page.locator('main section.payment:visible').count()).toBe(3);
  await page.getByText(/^\d+ earlier payments?$/).click();
  expect(await page.locator('main section.payment:visible').count()).toBeGreaterThan(3);
  await look(page, 'search-long');
});

it('whoever reads a report finds where to be told of the next one by mail', async () => {
  const { page } = await signedIn('elsa@newsroom.example');
  await page.goto(`${journey.url}/finance/reports/income?${MONTHS}`);
  await page.getByRole('link', { name: 'Be told by mail' }).click();
  await page.getByLabel('Report').selectOption('income');
  await page.getByRole('button', { name: 'Mail me a link' }).click();
  await expectVisible(page.getByText('You will get a link by mail each time.'));
  await look(page, 'schedules-wanted');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expectVisible(page.getByText('It comes no more.'));
});

it('what was typed wrongly stands at its field', async () => {
  const { page } = await signedIn('ben@newsroom.example');
  await page.goto(`${journey.url}/finance/reports/income?from=2026-02-30&to=2026-04-01&campaign=autumn`);
  await expectVisible(page.getByText('from is a day, such as 2027-03-01.'));
  expect(await page.getByLabel('From').inputValue()).toBe('2026-02-30');
  expect(await page.getByLabel('Campaign').inputValue()).toBe('autumn');
  await look(page, 'report-refused');
});

it('without any script a month is closed, looked at and made again', async () => {
  const { page } = await signedIn('clara@newsroom.example', false);
  await page.goto(`${journey.url}/finance/periods`);
  await page.getByRole('button', { name: 'Close 2026-01' }).click();
  await expectVisible(page.getByText('2026-01 is closed'));
  await takePicture(page, 'finance-periods-closed');
  await page.getByRole('link', { name: '2026-01' }).click();
  await page.getByRole('button', { name: 'Make them again and compare' }).click();
  await expectVisible(page.getByText('The same bytes'));
  await takePicture(page, 'finance-period');
  // As after an upgrade that words a definition better.
  await query(
    journey.databaseUrl,
    `update period_closings set frozen = (select jsonb_agg(r || '{"sha256": "00"}') from jsonb_array_elements(frozen) r)`,
  );
  await page.getByRole('button', { name: 'Make them again and compare' }).click();
  await expectVisible(page.getByText('The same rows, in other words'));
  await page.setViewportSize(NARROW);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(NARROW.width);
  await takePicture(page, 'finance-period-worded-anew-narrow');
  await page.setViewportSize({ width: 1280, height: 900 });
  await takePicture(page, 'finance-period-worded-anew');
});

/** Nobody reads the ledger's entries until the work is done. */
async function whileHeld(work: () => Promise<void>): Promise<void> {
  const client = new Client(journey.databaseUrl);
  await client.connect();
  try {
    await client.query('begin; lock table ledger_entries in access exclusive mode');
    await work();
  } finally {
    await client.end();
  }
}

it.each([
  ['with', true],
  ['without', false],
])(
  '%s script a long file is waited for on a page that says how far it is, and saved in the end',
  async (_words, hasScript) => {
    const { page, complaints } = await signedIn(`elif-${hasScript}@newsroom.example`, hasScript);
    await page.goto(`${journey.url}/finance/reports/balance-roll-forward?from=2026-03-01&to=2026-04-01`);
    await whileHeld(async () => {
      await page.getByRole('button', { name: 'Journal for hledger' }).click();
      await expectVisible(page.getByRole('progressbar', { name: '0 transactions so far' }));
      await expectVisible(page.getByRole('status'));
      if (hasScript) await look(page, 'run-under-way');
      await page.reload();
      await expectVisible(page.getByRole('progressbar'));
    });
    await expectVisible(page.getByText('The file is ready'));
    if (hasScript) await look(page, 'run-done');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save the file' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^ledger_2026-03-01_2026-04-01_block-\d+\.journal$/);
    expect(complaints).toEqual([]);
  },
);

it('a file that could not be made says so, and leads back', async () => {
  const { page } = await signedIn('fay@newsroom.example');
  await page.goto(`${journey.url}/finance/reports`);
  await whileHeld(async () => {
    await page.getByRole('button', { name: 'Journal for beancount' }).click();
    await expectVisible(page.getByRole('progressbar'));
    await query(
      journey.databaseUrl,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mainstay reports' and state = 'active' and datname = current_database()`,
    );
  });
  await expectVisible(page.getByRole('alert').getByText('It failed.'));
  await look(page, 'run-failed');
  await page.getByRole('link', { name: 'All reports' }).click();
  await expectVisible(page.getByRole('heading', { name: 'Reports', level: 1 }));
});

it('prints what it says and no form', async () => {
  const { page } = await signedIn('dora@newsroom.example');
  await page.goto(`${journey.url}/finance/reports/income?${MONTHS}`);
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('button', { name: 'Show' }).isVisible()).toBe(false);
  expect(await page.getByText('Sealed at').isVisible()).toBe(true);
  await takePicture(page, 'finance-report-print');
});

it('prints every column of every report', async () => {
  const { page } = await signedIn('edda@newsroom.example');
  await page.emulateMedia({ media: 'print' });
  // A4 on its side, without its margins.
  await page.setViewportSize({ width: 1045, height: 700 });
  for (const { name } of REPORTS) {
    await page.goto(`${journey.url}/finance/reports/${name}?${MONTHS}`);
    const [side, width] = await page.evaluate<[string, number]>(
      '[getComputedStyle(document.body).page, document.documentElement.scrollWidth]',
    );
    const isWide = (await page.locator('table.unbroken').count()) > 0;
    expect([name, side, width]).toEqual([name, isWide ? 'wide' : 'auto', 1045]);
    await takePicture(page, `finance-report-print-${name}`);
  }
});

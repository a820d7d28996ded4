import type { HistoryPlan } from '../../scripts/seed/plan/donors';
import { StripeObjects } from '../../src/infrastructure/stripe/stripe-objects';
import { stripeByDay } from '../support/ledger';
import { Reconciler } from '../../src/events/healing/reconciler';
import { dayAfter, left, lived, type Lived } from '../support/lived';
import { query } from '../support/query';
import { SumDays } from '../../src/reports/sums/sum-days';
import { readDashboard, readReport, sealAll, sumAll, totalOf, type ReadReport } from '../support/reports';
import { giftsByCharges, giftsOnDashboard } from './dashboard-gifts';

const CURRENCIES = ['EUR', 'GBP', 'USD'];
const PLAN: HistoryPlan = { donors: 45, seed: 3, from: new Date('2025-01-10T00:00:00Z'), days: 420 };
const ALL = { from: '2025-01-01', to: '2026-04-01' };
const DASHBOARD_DAYS = ['2025-03-31', '2025-08-14', '2026-02-20'];
const YEAR = { from: '2025-02-01', to: '2026-02-01' };

describe('reports over a year of a newsroom', () => {
  let history: Lived;
  beforeAll(async () => {
    history = await lived(PLAN);
    // Finds the fees that Stripe tells of with the payout that takes them along.
    const reconciler = history.journey.app.get(Reconciler, { strict: false });
    await reconciler.reconcile(PLAN.from, dayAfter(PLAN.from, PLAN.days + 2));
    await sealAll(history.journey, 170);
  }, 300_000);
  afterAll(() => left(history));

  const read = (name: string, query: Record<string, string>) => readReport(history.journey, name, query);
  const sum = (rows: ReadReport['rows'], column: string, of: Partial<Record<string, string>> = {}) =>
    rows
      .filter((row) => Object.entries(of).every(([name, value]) => row[name] === value))
      .reduce((total, row) => total + BigInt(row[column] ?? 0), 0n);

  it('roll the balance forward as Stripe has it, day by day and now', async () => {
    const report = await read('balance-roll-forward', { ...ALL, zone: 'UTC' });
    const theirs = await stripeByDay(history.journey.sandbox.url);
    for (const currency of CURRENCIES) {
      const days = report.rows.filter((row) => row['currency'] === currency);
      for (const row of days) {
        const moved = BigInt(row['closing'] ?? 0) - BigInt(row['opening'] ?? 0);
        expect([row['day'], moved]).toEqual([row['day'], theirs[`${row['day']} ${currency}`] ?? 0n]);
        expect(moved).toBe(MOVEMENTS.reduce((total, name) => total + BigInt(row[name] ?? 0), 0n));
      }
    }
    const balance = await history.journey.app.get(StripeObjects, { strict: false }).balance();
    for (const currency of CURRENCIES) expect(totalOf(report, 'closing', currency)).toBe(balance.get(currency) ?? 0n);
    expect(new Set(report.rows.map((row) => row['currency']))).toEqual(new Set(CURRENCIES));
    for (const name of ['charges', 'refunds', 'disputes', 'fees', 'payouts'])
      expect([name, CURRENCIES.some((currency) => totalOf(report, name, currency) !== 0n)]).toEqual([name, true]);
  });

  it.each(['2025-06-01', '2025-09-17', '2026-03-31'])(
    'leave unsettled on %s what the roll-forward closes with',
    async (to) => {
      const [forward, unsettled] = [
        await read('balance-roll-forward', { from: '2025-01-01', to, zone: 'Europe/Amsterdam' }),
        await read('unsettled-balance', { from: '2025-01-01', to, zone: 'Europe/Amsterdam' }),
      ];
      for (const currency of CURRENCIES)
        expect(totalOf(unsettled, 'net', currency)).toBe(totalOf(forward, 'closing', currency));
      expect(unsettled.rows.length).toBeGreaterThan(0);
    },
  );

  it('itemise every payout to the cent', async () => {
    const report = await read('payout-reconciliation', ALL);
    const payouts = new Map<string, bigint>();
    for (const row of report.rows)
      if (row['payout'] !== null) payouts.set(row['payout_id'] ?? '', BigInt(row['payout'] ?? 0));
    expect(payouts.size).toBeGreaterThan(50);
    expect(new Set(report.rows.map((row) => row['itemised']))).toContain('itemised');
    const itemised = report.rows.filter((row) => row['itemised'] === 'itemised');
    for (const payout_id of new Set(itemised.map((row) => row['payout_id'] ?? '')))
      expect(sum(itemised, 'net', { payout_id })).toBe(payouts.get(payout_id));
    const forward = await read('balance-roll-forward', ALL);
    const back = await query<{ currency: string; minor: string }>(history.journey.databaseUrl, REVERSED);
    for (const currency of CURRENCIES) {
      const reversed = BigInt(back.find((row) => row.currency === currency)?.minor ?? 0);
      expect(totalOf(report, 'payout', currency)).toBe(reversed - totalOf(forward, 'payouts', currency));
    }
  });

  it('hold every balance transaction in one payout or in the unsettled balance', async () => {
    const settled = (await read('payout-reconciliation', ALL)).rows.flatMap(
      (row) => row['balance_transaction_id'] ?? [],
    );
    const unsettled = (await read('unsettled-balance', ALL)).rows.map((row) => row['balance_transaction_id'] ?? '');
    const all = await query<{ stripe_id: string }>(
      history.journey.databaseUrl,
      `select stripe_id from balance_transactions b where reporting_category <> 'payout' or not exists (
         select from ledger_payout_lines l where l.payout_id = b.source_id and l.balance_transaction_id <> b.stripe_id)`,
    );
    expect([...settled, ...unsettled].sort()).toEqual(all.map((row) => row.stripe_id).sort());
  });

  it('journal every donation, adding up to the roll-forward by category', async () => {
    const [journal, forward] = [await read('donation-journal', YEAR), await read('balance-roll-forward', YEAR)];
    for (const currency of CURRENCIES) {
      const gross = (...categories: string[]) =>
        categories.reduce((total, category) => total + sum(journal.rows, 'gross', { category, currency }), 0n);
      expect(gross('charge', 'charge_failure', 'partial_capture_reversal')).toBe(totalOf(forward, 'charges', currency));
      expect(gross('refund')).toBe(totalOf(forward, 'refunds', currency));
      expect(gross('dispute')).toBe(totalOf(forward, 'disputes', currency));
      expect(gross('refund_failure', 'dispute_reversal')).toBe(totalOf(forward, 'reversals', currency));
    }
    expect(new Set(journal.rows.map((row) => row['state']))).toEqual(
      new Set([null, 'confirmed', 'refunded', 'part refunded', 'disputed']),
    );
    expect(journal.rows.every((row) => row['category'] !== 'charge' || row['donation_id'] !== null)).toBe(true);
    expect(journal.about.columns.map(({ name }) => name)).not.toContain('email');
  });

  it('tell income by month so that months are the year, and the year is the roll-forward', async () => {
    const [year, forward] = [await read('income', YEAR), await read('balance-roll-forward', YEAR)];
    const months = await Promise.all(MONTHS.map((from, at) => read('income', { from, to: MONTHS[at + 1] ?? YEAR.to })));
    const placed = await read('income-by-placement', YEAR);
    for (const currency of CURRENCIES) {
      for (const column of ['gross', 'refunds', 'disputes'])
        expect(totalOf(placed, column, currency)).toBe(totalOf(year, column, currency));
      for (const column of ['gross', 'refunds', 'disputes', 'fees', 'exchange', 'net', 'waiting', 'booked'])
        expect(months.reduce((total, month) => total + totalOf(month, column, currency), 0n)).toBe(
          totalOf(year, column, currency),
        );
      const moved = ['charges', 'refunds', 'disputes', 'reversals', 'fees', 'other'].reduce(
        (total, column) => total + totalOf(forward, column, currency),
        0n,
      );
      expect(totalOf(year, 'booked', currency)).toBe(moved);
    }
    expect(new Set(year.rows.map((row) => row['frequency']))).toEqual(new Set(['', 'one-time', 'monthly']));
    const [april, march] = ['2025-04', '2025-03'].map((month) =>
      year.rows.find((row) => row['month'] === month && row['frequency'] === 'monthly' && row['currency'] === 'EUR'),
    );
    expect(april?.['net_prior_month']).toBe(march?.['net']);
  });

  it('tell fees that are those of the roll-forward', async () => {
    const [fees, forward] = [await read('fees-and-exchange', YEAR), await read('balance-roll-forward', YEAR)];
    for (const currency of CURRENCIES) expect(totalOf(fees, 'fees', currency)).toBe(totalOf(forward, 'fees', currency));
    expect(new Set(fees.rows.map((row) => row['method']))).toContain('card');
  });

  it('keep a register whose effects are those of the balances', async () => {
    const register = await read('refunds-and-disputes', ALL);
    expect(new Set(register.rows.map((row) => row['kind']))).toEqual(new Set(['refund', 'dispute', 'failed payment']));
    const [row] = await query<{ minor: string }>(
      history.journey.databaseUrl,
      `select sum(e.amount_minor)::text as minor from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
       where e.account like 'assets:stripe:%' and e.currency = 'EUR' and t.stripe_id in (
         select stripe_id from refunds union all select stripe_id from disputes)`,
    );
    expect(totalOf(register, 'effect')).toBe(BigInt(row?.minor ?? 0));
  });

  it.each(['Europe/Amsterdam', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Kiritimati'])(
    'move rows and no total when months are cut in %s',
    async (zone) => {
      for (const [name, columns] of Object.entries(WHOLE)) {
        const [here, there] = [await read(name, { ...ALL, zone: 'UTC' }), await read(name, { ...ALL, zone })];
        for (const column of columns)
          for (const currency of CURRENCIES)
            expect([name, column, totalOf(there, column, currency)]).toEqual([
              name,
              column,
              totalOf(here, column, currency),
            ]);
      }
    },
  );

  it.each(['2025-02-02', '2025-06-30', '2025-11-15', '2026-01-31'])(
    'add up when the year is split on %s',
    async (day) => {
      for (const [name, columns] of Object.entries(WHOLE)) {
        const [whole, first, rest] = [
          await read(name, YEAR),
          await read(name, { from: YEAR.from, to: day }),
          await read(name, { from: day, to: YEAR.to }),
        ];
        for (const column of columns.filter((each) => each !== 'closing'))
          for (const currency of CURRENCIES)
            expect(totalOf(first, column, currency) + totalOf(rest, column, currency)).toBe(
              totalOf(whole, column, currency),
            );
        expect(totalOf(first, 'closing')).toBe(totalOf(rest, 'opening'));
      }
    },
  );

  it('say the same whether days were summed before or not, as of every block', async () => {
    const blocks = (
      await query<{ number: string }>(history.journey.databaseUrl, 'select number from ledger_blocks order by 1')
    ).map(({ number }) => number);
    const few = [blocks[0], blocks[Math.floor(blocks.length / 3)], blocks.at(-2), blocks.at(-1)].map(String);
    const zone = 'Europe/Amsterdam';
    const everything = async () => {
      const reports = [];
      for (const block of few)
        for (const name of ['balance-roll-forward', 'income', 'fees-and-exchange'])
          reports.push(await read(name, { ...ALL, zone, 'as-of': block }));
      const dashboards = [];
      for (const day of DASHBOARD_DAYS) dashboards.push(await readDashboard(history.journey, day));
      return { reports, dashboards };
    };
    const before = await everything();
    await history.journey.app.get(SumDays, { strict: false }).sum({ smallest: 1, largest: 900, together: 2 });
    expect(await everything()).toEqual(before);
    await sumAll(history.journey, 300);
    const [row] = await query<{ batches: string }>(
      history.journey.databaseUrl,
      'select count(*)::text as batches from ledger_sum_batches',
    );
    // Mostly a handful, and months of them; in one of ten minutes the app itself has come first, and added all up at once.
    expect(Number(row?.batches)).toBeGreaterThan(0);
    expect(await everything()).toEqual(before);
  });

  it.each(DASHBOARD_DAYS)('count every gift of the month on the dashboard of %s', async (day) => {
    const gifts = await giftsOnDashboard(history.journey, day);
    expect(Object.keys(gifts).length).toBeGreaterThan(0);
    expect(gifts).toEqual(await giftsByCharges(history.journey.databaseUrl, day));
  });

  it('refuse a block that is not sealed yet', async () => {
    await expect(read('income', { ...ALL, 'as-of': '999999' })).rejects.toMatchObject({
      code: 'report_parameter_wrong',
    });
    expect((await read('income', { ...ALL, 'as-of': '0' })).rows).toEqual([]);
  });
});

const MOVEMENTS = ['charges', 'refunds', 'disputes', 'reversals', 'fees', 'other', 'payouts'];
const MONTHS = ['02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
  .map((month) => `2025-${month}-01`)
  .concat('2026-01-01');
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  'balance-roll-forward': [...MOVEMENTS, 'closing'],
  'payout-reconciliation': ['net', 'payout'],
  'donation-journal': ['gross', 'fee', 'net'],
  income: ['gross', 'refunds', 'disputes', 'fees', 'exchange', 'net', 'waiting'],
  'income-by-placement': ['gross', 'refunds', 'disputes'],
  'fees-and-exchange': ['fees', 'exchange'],
};

/** Payouts that came back. */
const REVERSED = `
  select e.currency, sum(e.amount_minor)::text as minor
  from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
  where t.key like 'payout_reversal:%' and e.account like 'assets:stripe:%' group by e.currency`;

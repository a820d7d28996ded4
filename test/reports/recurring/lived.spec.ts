import type { HistoryPlan } from '../../../scripts/seed/plan/donors';
import { Reconciler } from '../../../src/events/healing/reconciler';
import { DonorStatements, type DonorStatement } from '../../../src/managing/statements/donor-statements';
import { dayAfter, left, lived, type Lived } from '../../support/lived';
import { query } from '../../support/query';
import { readReport, sealAll, totalOf } from '../../support/reports';
import {
  DONORS,
  LIVE,
  LIVE_AT,
  WITHOUT_DONOR,
  allOf,
  keyOf,
  lapsedBy,
  monthAfter,
  pairsOf,
  placeOf,
  sumOf,
  sumOfAll,
} from './lived-facts';

const PLAN: HistoryPlan = { donors: 50, seed: 11, from: new Date('2025-01-10T00:00:00Z'), days: 420 };
const ALL = { from: '2025-01-01', to: '2026-04-01', zone: 'Europe/Amsterdam' };
const CURRENCIES = ['EUR', 'GBP', 'USD'];

describe('reports of recurring donors over a year of a newsroom', () => {
  let history: Lived;
  beforeAll(async () => {
    history = await lived(PLAN);
    // Finds the fees that Stripe tells of with the payout that takes them along.
    const reconciler = history.journey.app.get(Reconciler, { strict: false });
    await reconciler.reconcile(PLAN.from, dayAfter(PLAN.from, PLAN.days + 2));
    await sealAll(history.journey, 170);
  }, 150_000);
  afterAll(() => left(history));

  const read = (name: string, asked: Record<string, string> = {}) =>
    readReport(history.journey, name, { ...ALL, ...asked });
  const sql = <Row extends object>(text: string, values: unknown[] = []) =>
    query<Row>(history.journey.databaseUrl, text, values);

  it('close every month with what it opened with and what moved', async () => {
    const { rows } = await read('recurring-movements');
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      const [money, gifts] = [sumOf(row, MOVED), sumOf(row, MOVED_GIFTS)];
      expect([row, Number(row['opening']) + money]).toEqual([row, Number(row['closing'])]);
      expect([row, Number(row['opening_gifts']) + gifts]).toEqual([row, Number(row['closing_gifts'])]);
    }
    for (const [one, next] of pairsOf(rows)) {
      expect([next['month'], next['opening']]).toEqual([next['month'], one['closing']]);
      expect([next['month'], next['opening_gifts']]).toEqual([next['month'], one['closing_gifts']]);
    }
    for (const column of MOVED.filter((each) => !['moved', 'down', 'further', 'reactivated'].includes(each)))
      expect([column, rows.some((row) => row[column] !== '0')]).toEqual([column, true]);
  });

  it('count donors as they count gifts, and never more of them', async () => {
    const [donors, gifts] = [await read('recurring-donors'), await read('recurring-movements')];
    expect(donors.rows.map(placeOf)).toEqual(gifts.rows.map(placeOf));
    for (const [place, row] of donors.rows.entries()) {
      expect([row, Number(row['opening']) + sumOf(row, MOVED_DONORS)]).toEqual([row, Number(row['closing'])]);
      expect(Number(row['closing'])).toBeLessThanOrEqual(Number(gifts.rows[place]?.['closing_gifts']));
    }
    for (const [one, next] of pairsOf(donors.rows)) expect(next['opening']).toBe(one['closing']);
    expect(allOf(donors, 'new')).toBeGreaterThan(10);
  });

  it('close with all that is live now', async () => {
    const { rows } = await read('recurring-movements');
    const { rows: donors } = await read('recurring-donors');
    const live = await sql<{ place: string; minor: string; gifts: string; donors: string }>(LIVE);
    const last = rows.filter(({ month }) => month === rows.at(-1)?.['month'] && month !== null);
    const closing = last
      .filter((row) => row['closing_gifts'] !== '0')
      .map((row) => ({
        place: `${row['currency']} ${row['frequency']}`,
        minor: row['closing'],
        gifts: row['closing_gifts'],
        donors: donors.find((other) => placeOf(other) === placeOf(row))?.['closing'],
      }));
    expect(closing).toEqual(live);
  });

  it.each(['2025-02-02', '2025-06-30', '2025-09-01', '2026-01-31'])('add up when split on %s', async (day) => {
    const [whole, first, rest] = [
      await read('recurring-movements'),
      await read('recurring-movements', { to: day }),
      await read('recurring-movements', { from: day }),
    ];
    for (const currency of CURRENCIES) {
      for (const column of MOVED)
        expect(totalOf(first, column, currency) + totalOf(rest, column, currency)).toBe(
          totalOf(whole, column, currency),
        );
      expect(totalOf(first, 'closing', currency)).toBe(totalOf(rest, 'opening', currency));
      expect(totalOf(rest, 'closing', currency)).toBe(totalOf(whole, 'closing', currency));
    }
    const [all, before, after] = [
      await read('recurring-donors'),
      await read('recurring-donors', { to: day }),
      await read('recurring-donors', { from: day }),
    ];
    for (const column of MOVED_DONORS) expect(allOf(before, column) + allOf(after, column)).toBe(allOf(all, column));
    for (const column of MOVED_GIFTS) expect(allOf(first, column) + allOf(rest, column)).toBe(allOf(whole, column));
  });

  it('move rows and no sum when months are cut in another zone', async () => {
    const [here, there] = [await read('recurring-movements'), await read('recurring-movements', { zone: FAR })];
    for (const column of [...MOVED, 'closing'])
      for (const currency of CURRENCIES)
        expect([column, totalOf(there, column, currency)]).toEqual([column, totalOf(here, column, currency)]);
  });

  it('narrow to a frequency or a currency what adds up to all', async () => {
    const [all, monthly, annual, euro] = [
      await read('recurring-movements'),
      await read('recurring-movements', { frequency: 'monthly' }),
      await read('recurring-movements', { frequency: 'annual' }),
      await read('recurring-movements', { currency: 'EUR' }),
    ];
    expect([...monthly.rows, ...annual.rows]).toHaveLength(all.rows.length);
    expect(euro.rows).toEqual(all.rows.filter(({ currency }) => currency === 'EUR'));
  });

  it('say of every month why all that left did, and nothing of fewer than five donors', async () => {
    const [reasons, movements] = [await read('end-reasons'), await read('recurring-movements')];
    const left = movements.rows.flatMap((row) =>
      (['choice', 'failure'] as const).map((by) => ({
        place: `${placeOf(row)} ${by === 'choice' ? 'choice' : 'failed payment'}`,
        sums: [0 - Number(row[`left_by_${by}_gifts`]), 0 - Number(row[`left_by_${by}`])],
      })),
    );
    for (const { place, sums } of left) {
      const told = reasons.rows.filter((row) => `${placeOf(row)} ${row['left_by']}` === place);
      expect([place, sumOfAll(told, 'gifts'), sumOfAll(told, 'a_year')]).toEqual([place, ...sums]);
    }
    const few = reasons.rows.filter((row) => row['left_by'] === 'choice' && Number(row['gifts']) < 5);
    expect(new Set(few.map(({ reason }) => reason))).toEqual(new Set(['too-few']));
    expect(new Set(reasons.rows.map((row) => row['left_by']))).toEqual(new Set(['choice', 'failed payment']));
  });

  it('begin cohorts with the new of every month, and hide those of fewer than five donors', async () => {
    const [cohorts, movements] = [await read('cohorts'), await read('recurring-movements')];
    const fresh = movements.rows.filter((row) => row['new_gifts'] !== '0');
    expect(cohorts.rows.map(placeOf)).toEqual(fresh.map(placeOf));
    const hidden = fresh.map((row) => (Number(row['new_gifts']) < 5 ? null : row['new_gifts']));
    expect(cohorts.rows.map((row) => row['month_0'])).toEqual(hidden);
    expect(cohorts.rows.flatMap((row) => Object.values(row)).filter((cell) => /^[0-4]$/.test(cell ?? ''))).toEqual([]);
    expect(cohorts.totals.totals).toEqual([]);
  });

  it('count as still there who has a live gift when a later month ends', async () => {
    const { rows } = await read('cohorts', { zone: 'UTC' });
    const donors = await sql<{ month: string; currency: string; frequency: string; holder: string }>(DONORS);
    for (const row of rows)
      for (const months of [1, 2, 3, 6, 12]) {
        const cell = row[`after_${months}`] ?? null;
        const end = monthAfter(row['month'] ?? '', months + 1);
        const live = await sql<{ holder: string }>(LIVE_AT, [end]);
        const there = donors.filter(
          (donor) => placeOf(donor) === placeOf(row) && live.some(({ holder }) => holder === donor.holder),
        ).length;
        const isKnown = new Date(end) <= dayAfter(PLAN.from, PLAN.days + 0.5);
        expect([row['month'], months, cell]).toEqual([
          ...[row['month'], months, there >= 5 && isKnown ? String(there) : null],
        ]);
      }
  });

  it('list as lapsed whose last gift that stayed was before the year', async () => {
    for (const from of ['2025-05-01', '2026-01-01', '2027-01-01']) {
      const lapsed = await read('lapsed-donors', { from, to: '2028-01-01' });
      const journal = await read('donation-journal', { from: '2025-01-01', to: `${from.slice(0, 4)}-12-31` });
      expect(lapsed.rows.map(keyOf).sort()).toEqual(lapsedBy(journal, Number(from.slice(0, 4)), ALL.zone).sort());
    }
    expect((await read('lapsed-donors', { from: '2026-01-01' })).rows.length).toBeGreaterThan(10);
    const far = await read('lapsed-donors', { from: '2027-01-01', to: '2028-01-01' });
    expect(new Set(far.rows.map(({ kind }) => kind))).toEqual(new Set(['LYBUNT', 'SYBUNT']));
  });

  it('hide in recovered payments whatever stands for fewer than five donors', async () => {
    const { rows, totals } = await read('recovered-payments');
    expect(rows.length).toBeGreaterThan(2);
    expect(totals.totals).toEqual([]);
    for (const row of rows) expect([row['failed'] === null, row['recovered'] === null]).toContain(true);
  });

  it('add the statements of all donors and what was given without one up to the income', async () => {
    const interval = ['2025-02-10', '2026-01-20', 'Europe/Amsterdam'] as const;
    const [from, to, zone] = interval;
    const income = await read('income', { from, to, zone });
    const statements: DonorStatement[] = [];
    for (const { id } of await sql<{ id: string }>('select id from donors'))
      statements.push(...(await history.journey.app.get(DonorStatements, { strict: false }).of(id, from, to, zone)));
    expect(statements.length).toBeGreaterThan(15);
    const anonymous = await sql<{ currency: string; minor: string }>(WITHOUT_DONOR, [...interval]);
    for (const currency of CURRENCIES) {
      const theirs = statements.filter((each) => each.currency === currency);
      const sum = theirs.reduce((total, { totalMinor }) => total + totalMinor, 0n);
      const others = BigInt(anonymous.find((row) => row.currency === currency)?.minor ?? 0);
      const all = ['gross', 'refunds', 'disputes'].reduce((total, each) => total + totalOf(income, each, currency), 0n);
      expect([currency, sum + others]).toEqual([currency, all]);
      for (const { lines, totalMinor } of theirs) {
        expect(lines.reduce((total, { amountMinor }) => total + amountMinor, 0n)).toBe(totalMinor);
        expect(lines.filter(({ chargeId }) => chargeId === null)).toEqual([]);
      }
    }
    expect(statements.some(({ refundedMinor, disputedMinor }) => refundedMinor + disputedMinor < 0n)).toBe(true);
  });
});

const FAR = 'Pacific/Kiritimati';
const MOVED = [
  ...['new', 'reactivated', 'further', 'resumed', 'up', 'down', 'moved', 'paused'],
  ...['left_by_choice', 'left_by_failure'],
];
const MOVED_DONORS = MOVED.filter((column) => column !== 'up' && column !== 'down');
const MOVED_GIFTS = MOVED_DONORS.map((column) => `${column}_gifts`);

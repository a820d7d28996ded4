import { giveMonthly, startRecurringJourney, type RecurringJourney } from '../../support/recurring';
import { readReport, sealAll } from '../../support/reports';

const YEAR = { from: '2025-01-01', to: '2026-01-01', zone: 'UTC' };

/**
 * Seven donors in dollars begin in January and one leaves at once; six cards fail once in February, four for good in
 * March. Four others give in pounds.
 */
describe('cohorts and recovered payments', () => {
  let journey: RecurringJourney;
  beforeAll(async () => {
    journey = await startRecurringJourney({ sandbox: { retryAfterDays: [3] } }, new Date('2025-01-05T08:00:00Z'));
    const ids: string[] = [];
    for (const place of [1, 2, 3, 4, 5, 6, 7])
      ids.push(await giveMonthly(journey, `dollar-${place}@example.org`, { currency: 'USD', amountMinor: 1_000 }));
    for (const place of [1, 2, 3, 4])
      await giveMonthly(journey, `pound-${place}@example.org`, { currency: 'GBP', amountMinor: 500 });
    await journey.stripe.call('DELETE', `/v1/subscriptions/${ids.shift()}`);
    const declined = (subscription: string, count: number) =>
      journey.stripe.control('charges/outcomes', { subscription, outcome: 'declined', count });
    for (const id of ids) await declined(id, 1);
    await journey.letPass(45);
    for (const id of ids.slice(0, 4)) await declined(id, 9);
    await journey.letPass(70);
    await sealAll(journey);
  });
  afterAll(() => journey.stop());

  const read = (name: string, asked = {}) => readReport(journey, name, { ...YEAR, ...asked });

  it('begin with those who are new and go on with those who are still there', async () => {
    const { rows } = await read('cohorts', { currency: 'USD' });
    expect(rows).toEqual([
      {
        ...{ month: '2025-01', currency: 'USD', frequency: 'monthly', month_0: '7', after_1: '6' },
        // Two are left, which are not told; the rest is not over yet.
        ...{ after_2: null, after_3: null, after_6: null, after_12: null, after_24: null },
      },
    ]);
    const movements = await read('recurring-movements', { currency: 'USD' });
    expect(movements.rows.map((row) => row['closing_gifts'])).toEqual(['6', '6', '2', '2']);
    expect(movements.rows[0]?.['new_gifts']).toBe('7');
  });

  it('hide every cell of a cohort of four', async () => {
    const { rows, totals } = await read('cohorts', { currency: 'GBP' });
    expect(rows.map(({ month, ...cells }) => [month, Object.values(cells).slice(2)])).toEqual([
      ['2025-01', Array.from({ length: 7 }, () => null)],
    ]);
    expect(totals).toEqual({ rowCount: 1, totals: [] });
  });

  it('are of whole months, so that no two intervals differ by one donor', async () => {
    const all = await read('cohorts');
    for (const asked of [{ from: '2025-01-05' }, { from: '2025-01-06' }, { from: '2025-01-31', to: '2025-02-01' }])
      expect((await read('cohorts', asked)).rows).toEqual(all.rows);
    expect((await read('cohorts', { from: '2025-02-01' })).rows).toEqual([]);
  });

  it('tell nothing of months that were not over when the block was sealed', async () => {
    expect((await read('cohorts', { 'as-of': '0' })).rows).toEqual([]);
  });

  it('tell how many failed payments came in after all, and hide those of four donors', async () => {
    const { rows } = await read('recovered-payments');
    expect(rows.filter(({ month }) => month === '2025-02')).toEqual([
      {
        ...{ month: '2025-02', currency: 'USD', frequency: 'monthly', failed: '6', failed_amount: '6000' },
        ...{ recovered: '6', recovered_amount: '6000' },
      },
    ]);
    expect(rows.filter(({ month }) => month === '2025-03')).toEqual([
      {
        ...{ month: '2025-03', currency: 'USD', frequency: 'monthly', failed: null, failed_amount: null },
        ...{ recovered: null, recovered_amount: null },
      },
    ]);
  });
});

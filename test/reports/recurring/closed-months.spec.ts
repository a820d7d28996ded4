import { DataSource } from 'typeorm';
import { later } from '../../../src/foundation/calendar/local-days';
import type { RecurringRow } from '../../../src/reports/pages/dashboard/dashboard-rows';
import { monthOf } from '../../../src/reports/periods/month';
import { Periods } from '../../../src/reports/periods/periods';
import { changePrice, giveMonthly, startRecurringJourney, type RecurringJourney } from '../../support/recurring';
import { readDashboard, readReport, sealAll, sumAll } from '../../support/reports';

/** Of the newsroom that tests are, in which its months are closed. */
const ZONE = 'Europe/Amsterdam';
const SPRING = { from: '2025-01-01', to: '2025-04-01' };

describe('a month that was closed', () => {
  let journey: RecurringJourney;
  beforeAll(async () => {
    journey = await startRecurringJourney({}, new Date('2025-01-05T08:00:00Z'));
    const id = await giveMonthly(journey, 'raised@example.org', { amountMinor: 1_000 });
    await journey.letPass(10);
    await changePrice(journey, id, { amount: 1_500 });
    await journey.letPass(30);
  });
  afterAll(() => journey.stop());

  const sql = (text: string, values: unknown[] = []) => journey.app.get(DataSource).query(text, values);
  const months = async (zone = ZONE) =>
    (await readReport(journey, 'recurring-movements', { ...SPRING, zone })).rows.map((row) =>
      [row['month'], row['opening'], row['new'], row['up'], row['closing']].join(' '),
    );

  it('stays as it was, and what is heard of it later counts in the first that is open', async () => {
    const raised: { row: object }[] = await sql(
      `delete from subscription_snapshots s
       where s.snapshot #>> '{items,data,0,price,unit_amount}' = '1500' returning to_jsonb(s) as row`,
    ).then(([rows]: [{ row: object }[]]) => rows);
    expect(raised.length).toBeGreaterThan(0);
    const periods = journey.app.get(Periods, { strict: false });
    await sealAll(journey);
    const closing = await periods.close(monthOf('2025-01-01'), { actor: { kind: 'cli', id: null }, personId: 'cli' });
    const january = '2025-01 0 12000 0 12000';
    expect(await months()).toEqual([january, '2025-02 12000 0 0 12000']);
    for (const { row } of raised)
      await sql(
        'insert into subscription_snapshots select * from jsonb_populate_record(null::subscription_snapshots, $1)',
        [JSON.stringify(row)],
      );
    await sealAll(journey);
    expect(await months()).toEqual([january, '2025-02 12000 0 6000 18000']);
    expect(await periods.differing(closing)).toEqual([]);
    // Nobody closed a month of another zone.
    expect(await months('UTC')).toEqual(['2025-01 0 12000 6000 18000', '2025-02 18000 0 0 18000']);
  });

  it('is told as it was by movements, and as of the last block by what goes on after it', async () => {
    const january = { from: '2025-01-01', to: '2025-02-01', zone: ZONE };
    const [moved, cohorts] = [
      await readReport(journey, 'recurring-movements', january),
      await readReport(journey, 'cohorts', january),
    ];
    const [{ number }] = await sql('select max(number)::text as number from ledger_blocks');
    expect(cohorts.about.asOf.block).toBe(number);
    expect(Number(moved.about.asOf.block)).toBeLessThan(Number(number));
    expect(moved.about.definition).toContain('first month that was open');
    expect(cohorts.about.definition).not.toContain('first month that was open');
  });

  it('holds what was heard of before it was closed, recorded or not', async () => {
    const periods = journey.app.get(Periods, { strict: false });
    await giveMonthly(journey, 'before@example.org', { amountMinor: 500 });
    await journey.letPass(20);
    await periods.close(monthOf('2025-02-01'), { actor: { kind: 'cli', id: null }, personId: 'cli' });
    await sealAll(journey);
    expect(await months()).toContain('2025-02 12000 6000 6000 24000');
    expect(await sql('select movement_id from subscription_late_movements')).toHaveLength(1);
  });

  it.each(['2025-01-31', '2025-02-28', '2025-03-20'])(
    'is on the dashboard of %s as in the report, summed or not',
    async (day) => {
      const month = { from: `${day.slice(0, 7)}-01`, to: later(day, { days: 1 }), zone: ZONE };
      const [{ number }] = await sql('select max(number)::text as number from ledger_blocks');
      const { rows } = await readReport(journey, 'recurring-movements', { ...month, 'as-of': number });
      const told = { opening: '0', new: '0', up: '0', ...rows[0] };
      const before = await readDashboard(journey, day);
      const of = (kind: string) =>
        before.recurring.map((row) => JSON.parse(row) as RecurringRow).find((row) => row.kind === kind)?.minor ?? '0';
      for (const kind of ['opening', 'new', 'up'] as const) expect([kind, of(kind)]).toEqual([kind, told[kind]]);
      await sumAll(journey, 10);
      expect(await readDashboard(journey, day)).toEqual(before);
    },
  );
});

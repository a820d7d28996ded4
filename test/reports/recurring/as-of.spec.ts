import { DataSource } from 'typeorm';
import { RecordMovements } from '../../../src/giving/subscriptions/movements/record-movements';
import { LedgerVerifier } from '../../../src/payments/ledger/blocks/ledger-verifier';
import { Random } from '../../../scripts/seed/plan/random';
import { eventually } from '../../support/journey';
import { query } from '../../support/query';
import { rebuildOf } from '../../support/rebuild';
import {
  change,
  changePrice,
  EVER,
  giveMonthly,
  movedIn,
  startRecurringJourney,
  type RecurringJourney,
} from '../../support/recurring';
import { readReport, sealAll } from '../../support/reports';

/** One donor who raises, pauses, leaves and comes back, beside another's gift; and everybody's renewals. */
describe('what is heard of late', () => {
  let journey: RecurringJourney;
  let first: string;
  beforeAll(async () => {
    journey = await startRecurringJourney({}, new Date('2025-01-05T08:00:00Z'));
    first = await giveMonthly(journey, 'first@example.org', { amountMinor: 1_000 });
    const other = await giveMonthly(journey, 'other@example.org', { amountMinor: 700 });
    await journey.letPass(20);
    await changePrice(journey, first, { amount: 1_500 });
    await change(journey, other, { pause_collection: { behavior: 'void' } });
    await journey.letPass(40);
    await change(journey, other, { pause_collection: '' });
    await journey.stripe.call('DELETE', `/v1/subscriptions/${first}`);
    await journey.letPass(10);
    await giveMonthly(journey, 'first@example.org', { amountMinor: 900 });
    await giveMonthly(journey, 'first@example.org', { frequency: 'annual', amountMinor: 5_000 });
    await journey.letPass(40);
    await sealAll(journey);
  });
  afterAll(() => journey.stop());

  const sql = (text: string, values: unknown[] = []) => journey.app.get(DataSource).query(text, values);
  const head = async () => String((await sql('select max(number) as number from ledger_blocks'))[0].number);

  /** Every line of the reports that stand on movements, as of a block. */
  async function reportsAsOf(block: string): Promise<string> {
    const reports = [];
    for (const name of ['recurring-movements', 'cohorts'])
      reports.push(await readReport(journey, name, { ...EVER, 'as-of': block }));
    return JSON.stringify(reports, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  }

  /** The same without block and hash. */
  async function linesNow(): Promise<unknown[]> {
    await sealAll(journey);
    const { rows, totals } = await readReport(journey, 'recurring-movements', EVER);
    return [rows, totals];
  }

  it.each([1, 2, 3])('changes nothing that was sealed, and ends the same in any order (%i)', async (seed) => {
    const before = await linesNow();
    const random = new Random(seed);
    const kept: { row: object; rank: number }[] = (
      await sql('select to_jsonb(s) as row from subscription_snapshots s')
    ).map(({ row }: { row: object }) => ({ row, rank: random.next() }));
    const sealed = new Map([[await head(), await reportsAsOf(await head())]]);
    await sql('delete from subscription_snapshots');
    for (const { row } of [{ row: undefined }, ...kept.sort((one, next) => one.rank - next.rank)]) {
      if (row !== undefined)
        await sql(
          'insert into subscription_snapshots select * from jsonb_populate_record(null::subscription_snapshots, $1)',
          [JSON.stringify(row)],
        );
      await sealAll(journey);
      const block = await head();
      sealed.set(block, sealed.get(block) ?? (await reportsAsOf(block)));
    }
    expect(await linesNow()).toEqual(before);
    expect(sealed.size).toBeGreaterThan(8);
    for (const [block, bytes] of sealed) expect(await reportsAsOf(block)).toBe(bytes);
    expect((await journey.app.get(LedgerVerifier, { strict: false }).verify()).findings).toEqual([]);
  });

  it('by webhooks counts in the month it is of', async () => {
    const id = await giveMonthly(journey, 'held@example.org', { amountMinor: 1_000, campaign: 'held' });
    await journey.stripe.control('webhooks/disturbances', {
      kind: 'hold',
      type: 'customer.subscription.updated',
      count: 1,
    });
    const [{ id: item, price }] = (await journey.stripe.call<Items>('GET', `/v1/subscriptions/${id}`)).items.data;
    const price_data = { ...price, unit_amount: 2_000, recurring: { interval: 'month' } };
    const { currency, product, unit_amount, recurring } = price_data;
    await journey.stripe.call('POST', `/v1/subscriptions/${id}`, {
      items: [{ id: item, price_data: { currency, product, unit_amount, recurring } }],
      proration_behavior: 'none',
    });
    await journey.stripe.control('clock/advance', { seconds: 60 });
    await journey.stripe.call('DELETE', `/v1/subscriptions/${id}`);
    const ended = () => sql(`select 1 from subscriptions where stripe_id = $1 and status = 'canceled'`, [id]);
    await eventually(ended, (rows: unknown[]) => rows.length === 1);
    const told = { new: 12_000, new_gifts: 1, left_by_choice: -12_000, left_by_choice_gifts: -1 };
    expect(await movedIn(journey, { campaign: 'held' })).toEqual(told);
    const [block, bytes] = [await head(), await reportsAsOf(await head())];
    await journey.stripe.control('webhooks/release', { order: 'given' });
    await journey.settle();
    expect(await movedIn(journey, { campaign: 'held' })).toEqual({ ...told, up: 12_000, left_by_choice: -24_000 });
    expect(await reportsAsOf(block)).toBe(bytes);
  });

  it('of whose gift it is tells a further gift from a new one, from then on', async () => {
    const before = await linesNow();
    const gifts = await sql('select id, donor_id from contributions where donor_id is not null');
    await sql('update contributions set donor_id = null');
    await sealAll(journey);
    const [block, bytes] = [await head(), await reportsAsOf(await head())];
    expect(await movedIn(journey)).not.toHaveProperty('further');
    for (const { id, donor_id } of gifts)
      await sql('update contributions set donor_id = $2 where id = $1', [id, donor_id]);
    expect(await linesNow()).toEqual(before);
    expect(await movedIn(journey)).toHaveProperty('further', 5_000);
    expect(await reportsAsOf(block)).toBe(bytes);
  });

  it('leaves the same report after a rebuild', async () => {
    const before = await linesNow();
    await sql(`delete from subscription_snapshots where event_type <> 'customer.subscription.created'`);
    expect(await linesNow()).not.toEqual(before);
    const [block, bytes] = [await head(), await reportsAsOf(await head())];
    expect((await rebuildOf(journey, 'mend')).differences.map(({ table }) => table)).toEqual([
      'subscription_snapshots',
    ]);
    expect(await linesNow()).toEqual(before);
    expect(await reportsAsOf(block)).toBe(bytes);
  });

  it('cannot be told otherwise behind the ledger’s back', async () => {
    await sealAll(journey);
    const faults = async () => (await journey.app.get(LedgerVerifier, { strict: false }).verify()).findings;
    const tamper = (change: string) =>
      sql(`alter table subscription_movements disable trigger user; ${change};
        alter table subscription_movements enable trigger user`);
    const [last] = await sql('select id, block from subscription_movements order by id desc limit 1');
    await tamper(`update subscription_movements set annual_minor = annual_minor + 1 where id = ${last.id}`);
    expect(await faults()).toMatchObject([{ block: last.block, fault: expect.stringMatching(/not those/) }]);
    await tamper(`update subscription_movements set annual_minor = annual_minor - 1 where id = ${last.id}`);
    expect(await faults()).toEqual([]);
    await tamper(`update subscription_movements set block = 99999 where id = ${last.id}`);
    expect(await faults()).toContainEqual({ block: null, fault: expect.stringMatching(/is in no block/) });
    await tamper(`update subscription_movements set block = ${last.block} where id = ${last.id}`);
  });

  it('is recorded once, however often it is looked at', async () => {
    await sealAll(journey);
    const count = async () => (await sql('select count(*)::int as n from subscription_movements'))[0].n as number;
    const recorded = await count();
    await sql('insert into subscription_movements_due (subscription_id) select stripe_id from subscriptions');
    const recorder = journey.app.get(RecordMovements, { strict: false });
    await Promise.all([recorder.record(1), recorder.run(), recorder.run()]);
    await sealAll(journey);
    expect(await count()).toBe(recorded);
    await expect(query(journey.databaseUrl, 'delete from subscription_movements')).rejects.toThrow(/only grows/);
  });
});

interface Items {
  readonly items: {
    readonly data: readonly [
      { readonly id: string; readonly price: { readonly currency: string; readonly product: string } },
    ];
  };
}

import { DataSource } from 'typeorm';
import { RecordMovements } from '../../../src/giving/subscriptions/movements/record-movements';
import { BlockSealer } from '../../../src/payments/ledger/blocks/block-sealer';
import { LedgerVerifier } from '../../../src/payments/ledger/blocks/ledger-verifier';
import { eventually } from '../../support/journey';
import { A_MINUTE, giveMonthly, startRecurringJourney, type RecurringJourney } from '../../support/recurring';
import { readReport, sealAll } from '../../support/reports';
import { awayFromTurn } from '../../support/turns';

const MONTHS = { from: '2025-01-01', to: '2025-03-01', zone: 'UTC' };

/** As an earlier version recorded and sealed it: gifts and money, and neither donors nor who ended what. */
describe('movements that were sealed before they told of donors and reasons', () => {
  let journey: RecurringJourney;
  let sealedBefore: string;
  beforeAll(async () => {
    journey = await startRecurringJourney({}, new Date('2025-01-05T08:00:00Z'));
    await awayFromTurn('five minutes', 30_000);
    for (const name of ['anna', 'boris', 'anna']) await giveMonthly(journey, `${name}@example.org`);
    const leaving = await giveMonthly(journey, 'clara@example.org');
    await journey.stripe.call('DELETE', `/v1/subscriptions/${leaving}`);
    await journey.letPass(A_MINUTE);
    await journey.app.get(RecordMovements, { strict: false }).run();
    await sql('update subscription_unsealed_movements set donors = null, ended_by = null, end_reason = null');
    // Another test's transaction on the same server, begun earlier, puts sealing off.
    await eventually(
      () =>
        journey.app
          .get(BlockSealer, { strict: false })
          .run()
          .then(() => sql('select 1 from subscription_unsealed_movements')),
      ({ length }) => length === 0,
    );
    const [head] = await sql('select max(number)::text as block from ledger_blocks');
    sealedBefore = head?.block ?? '';
  });
  afterAll(() => journey.stop());

  const sql = (text: string): Promise<Record<string, string>[]> => journey.app.get(DataSource).query(text);
  const lines = async (name: string, asked = {}) =>
    (await readReport(journey, name, { ...MONTHS, ...asked })).rows.map((row) => Object.values(row).join(' '));

  it('tell neither, and say so', async () => {
    expect(await lines('recurring-donors')).toEqual([]);
    expect(await lines('end-reasons')).toEqual(['2025-01 EUR monthly choice  too-few 1 30000']);
    const untold = await sql('select from subscription_movements where donors is null');
    expect(untold).toHaveLength(5);
  });

  it('are added to in later blocks, and stay as they were sealed', async () => {
    const gifts = await lines('recurring-movements');
    await sql('insert into subscription_movements_due (subscription_id) select stripe_id from subscriptions');
    await sealAll(journey);
    expect(await lines('recurring-donors')).toEqual(['2025-01 EUR monthly 0 3 0 0 0 0 0 -1 0 2']);
    expect(await lines('recurring-donors', { 'as-of': sealedBefore })).toEqual([]);
    expect(await lines('recurring-movements')).toEqual(gifts);
    const ends = await sql(`select concat_ws(' ', ended_by, end_reason) as end from subscription_movements
      where kind = 'chosen' group by 1 having sum(gifts) <> 0`);
    expect(ends).toEqual([{ end: 'elsewhere not-said' }]);
    expect((await journey.app.get(LedgerVerifier, { strict: false }).verify()).findings).toEqual([]);
  });
});

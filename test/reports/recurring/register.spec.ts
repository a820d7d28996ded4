import { OverdueObjects } from '../../../src/events/healing/overdue-objects';
import { Settling } from '../../../src/events/healing/settling';
import { CARD, eventually, open, pay } from '../../support/journey';
import { query } from '../../support/query';
import { A_MINUTE, giveMonthly, startRecurringJourney, type RecurringJourney } from '../../support/recurring';
import { readReport, sealAll } from '../../support/reports';
import { control } from '../../support/sandbox-control';

let journey: RecurringJourney;
beforeAll(async () => {
  journey = await startRecurringJourney();
});
afterAll(() => journey.stop());

const register = async (parameters: Record<string, string> = {}) =>
  (await readReport(journey, 'refunds-and-disputes', { from: '2020-01-01', to: '2099-01-01', ...parameters })).rows;

const lastBlock = async (): Promise<string> => {
  const [row] = await query<{ number: string }>(
    journey.databaseUrl,
    'select max(number)::text as number from ledger_blocks',
  );
  return row?.number ?? '';
};

describe('the register of refunds, disputes and failed payments', () => {
  it('knows the gift of a renewal that failed, and of a first try that was declined', async () => {
    const subscription = await giveMonthly(journey, 'anna@example.org', { campaign: 'autumn' });
    await control(journey, 'charges/outcomes', { subscription, outcome: 'declined', count: 1 });
    await journey.letPass(32);
    const declined = await open(journey);
    await pay(declined, { number: CARD.declines });
    await eventually(
      () => query(journey.databaseUrl, `select from charges where status = 'failed'`),
      ({ length }) => length === 2,
    );
    await journey.letPass(11 * A_MINUTE);
    await journey.app.get(OverdueObjects, { strict: false }).run();
    await journey.app.get(Settling, { strict: false }).settle();
    await sealAll(journey);
    const [agreed] = await query<{ contribution_id: string }>(
      journey.databaseUrl,
      'select contribution_id from subscriptions where stripe_id = $1',
      [subscription],
    );
    const renewal = { kind: 'failed payment', frequency: 'monthly', campaign: 'autumn', method: 'card' };
    const failedRenewal = { ...renewal, donation_id: agreed?.contribution_id, effect: null };
    expect(await register({ frequency: 'monthly' })).toMatchObject([failedRenewal]);
    expect(await register({ campaign: 'autumn' })).toMatchObject([failedRenewal]);
    expect(await register()).toMatchObject([
      failedRenewal,
      { kind: 'failed payment', frequency: 'one-time', donation_id: declined.contributionId, method: 'card' },
    ]);
  });

  it('lists nothing that was made later than the block as of which it is read', async () => {
    const before = await lastBlock();
    const then = await register({ 'as-of': before });
    expect(then).toHaveLength(2);
    await journey.letPass(1);
    const [charge] = await query<{ stripe_id: string }>(
      journey.databaseUrl,
      `select stripe_id from charges where status = 'succeeded'`,
    );
    await control(journey, 'refunds', { charge: charge?.stripe_id, amount: 500 });
    await pay(await open(journey), { number: CARD.declines });
    await journey.settle();
    // Not sealed yet: a deadline waits for no block.
    expect(await register()).toHaveLength(4);
    await sealAll(journey);
    expect(await register({ 'as-of': await lastBlock() })).toHaveLength(4);
    expect(await register({ 'as-of': before })).toEqual(then);
    expect(await register({ 'as-of': '0' })).toEqual([]);
  });
});

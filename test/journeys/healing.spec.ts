import { DataSource } from 'typeorm';
import { EventListHealer } from '../../src/events/healing/event-list-healer';
import { OverdueObjects } from '../../src/events/healing/overdue-objects';
import { Reconciler } from '../../src/events/healing/reconciler';
import { HealingRuns } from '../../src/events/healing/healing-runs';
import { DailyReconciliation } from '../../src/events/healing/daily-reconciliation';
import { Settling } from '../../src/events/healing/settling';
import { control } from '../support/sandbox-control';
import { accountBalances, ledgerByDay, stripeByDay } from '../support/ledger';
import { open, pay, startJourney, statusOf, type Journey, type Opened } from '../support/journey';
import { awayFromTurn } from '../support/turns';

/** A gift of which no webhook came through. */
async function lostGift(journey: Journey, changes: Record<string, unknown> = {}): Promise<Opened> {
  const opened = await open(journey, changes);
  await pay(opened);
  return opened;
}

const AN_HOUR_MS = 3_600_000;

describe('what no webhook brought', () => {
  let journey: Journey;
  beforeEach(async () => (journey = await startJourney({ deliver: 'no' })));
  afterEach(() => journey.stop());

  const get = <T>(type: new (...args: never[]) => T): T => journey.app.get(type, { strict: false });
  const recently = (): [Date, Date] => [new Date(Date.now() - AN_HOUR_MS), new Date(Date.now() + AN_HOUR_MS)];
  const booked = { 'assets:stripe:payments EUR': 2397n, 'expenses:fees:processing EUR': 103n };

  it('is found in the list of events, told once, and never again', async () => {
    const opened = await lostGift(journey, { frequency: 'monthly' });
    const missed = await get(EventListHealer).heal(...recently());
    expect(missed).toBeGreaterThan(5);
    await get(Settling).settle();
    expect(await statusOf(journey, opened)).toBe('confirmed');
    expect(await accountBalances(journey)).toEqual({ ...booked, 'income:monthly EUR': -2500n });
    expect(await get(EventListHealer).heal(...recently())).toBe(0);
    const alarms = await journey.app.get(DataSource).query('select kind, resolved_at is null as open from alarms');
    expect(alarms).toEqual([{ kind: 'events-missed', open: false }]);
  });

  it('is looked for in the list six hours a round, however long nobody looked', async () => {
    await awayFromTurn('five minutes');
    const healer = get(EventListHealer);
    const hoursBehind = async (): Promise<number> => {
      const run = await get(HealingRuns).last(healer.name);
      return Math.round((Date.now() - (run?.lookedUntil.getTime() ?? 0)) / AN_HOUR_MS);
    };
    const lookedUntil = new Date(Date.now() - 10 * AN_HOUR_MS);
    await get(HealingRuns).note(healer.name, { lookedUntil, findings: {} });
    await healer.run();
    expect(await hoursBehind()).toBe(4);
    await healer.run();
    expect(await hoursBehind()).toBe(0);
  });

  it('is found by its money alone where there was never an event', async () => {
    await lostGift(journey);
    const found = await get(Reconciler).reconcile(...recently());
    expect(found).toMatchObject({ compared: 1, notAtStripe: [], differences: [] });
    expect(found.healed).toHaveLength(1);
    expect(await accountBalances(journey)).toEqual({ ...booked, 'income:one-time EUR': -2500n });
    expect(await get(Reconciler).reconcile(...recently())).toMatchObject({ compared: 1, healed: [] });
    expect(await get(DailyReconciliation).balanceDifferences()).toEqual([]);
  });

  it('is asked for, where a charge has waited too long for its balance transaction', async () => {
    await lostGift(journey);
    await get(EventListHealer).heal(...recently());
    const dataSource = journey.app.get(DataSource);
    await dataSource.query(`delete from stripe_events where type in ('charge.updated')`);
    await get(Settling).settle();
    expect(await ledgerByDay(journey)).toEqual({});
    await dataSource.query(`update charges set created = created - interval '1 hour'`);
    await get(OverdueObjects).run();
    await get(Settling).settle();
    expect(await ledgerByDay(journey)).toEqual(await stripeByDay(journey.sandbox.url));
  });

  it('is named when our books have what Stripe has not', async () => {
    await lostGift(journey);
    await get(Reconciler).reconcile(...recently());
    await journey.app.get(DataSource).query(`
      insert into balance_transactions
      select 'txn_forged', reporting_category, type, balance_type, source_id, amount_minor, fee_minor, tax_minor, net_minor,
        currency, exchange_rate, status, available_on, created, payout_id from balance_transactions`);
    // A difference is looked at again, as of the second in which it was found.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const found = await get(Reconciler).reconcile(...recently());
    expect(found.notAtStripe).toEqual(['txn_forged']);
  });

  it('is no difference while money moves: what moved meanwhile is left for the next time', async () => {
    await lostGift(journey);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    let moving: Promise<unknown> | undefined;
    const found = await get(Reconciler).reconcile(...recently(), () => {
      // Told between Stripe's page and our sums, as by a webhook.
      moving ??= lostGift(journey).then(() => get(EventListHealer).heal(...recently()));
    });
    await moving;
    expect(found).toMatchObject({ notAtStripe: [], differences: [] });
  });

  it('of a dispute is asked for while it is open, and found in the list where its opening was never told', async () => {
    await lostGift(journey);
    await get(EventListHealer).heal(...recently());
    await get(Settling).settle();
    const dataSource = journey.app.get(DataSource);
    const [charge] = await dataSource.query<{ stripe_id: string }[]>('select stripe_id from charges');
    await control(journey, 'disputes', { charge: charge?.stripe_id, kind: 'inquiry' });
    const statuses = async (): Promise<string[]> =>
      (await dataSource.query<{ status: string }[]>('select status from disputes')).map(({ status }) => status);
    const found = await get(Reconciler).reconcile(...recently());
    expect(found.healedDisputes).toHaveLength(1);
    expect(await statuses()).toEqual(['warning_needs_response']);
    await control(journey, `disputes/${found.healedDisputes[0]}/move`, { to: 'won' });
    await dataSource.query(`update disputes set created = created - interval '2 days'`);
    await dataSource.query(`update stripe_events set received_at = received_at - interval '7 hours'`);
    await get(OverdueObjects).run();
    await get(Settling).settle();
    expect(await statuses()).toEqual(['warning_closed']);
  });
});

describe('the nightly comparison', () => {
  let journey: Journey;
  beforeEach(async () => (journey = await startJourney({ deliver: 'no' })));
  afterEach(() => journey.stop());

  const health = async (): Promise<{ lastReconciliation: unknown; openAlarms: unknown }> => {
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    return (await fetch(`${journey.url}/health`)).json() as never;
  };

  /** Somebody books what never was, on a day that is long compared. */
  const forge = (minor: number) =>
    journey.app.get(DataSource).query(
      `with forged as (
        insert into ledger_transactions (key, revision, stripe_id, occurred_at, posted_at)
        values ('forged:' || $1::text, 1, 'forged', now() - interval '30 days', now()) returning id)
      insert into ledger_entries (transaction_id, line, account, currency, amount_minor)
      select id, line, account, 'EUR', amount from forged, (values
        (1, 'assets:stripe:payments', $1::bigint), (2, 'suspense', -$1::bigint)) e(line, account, amount)`,
      [minor],
    );

  it('tells health what it found, and calls for a person while ledger and balance differ', async () => {
    const comparison = journey.app.get(DailyReconciliation, { strict: false });
    await comparison.run();
    const found = (await health()).lastReconciliation;
    expect(found).toMatchObject({ healed: 0, notAtStripe: 0, differingDays: 0, ledgerDriftMinor: {} });
    await forge(2397);
    await comparison.run();
    expect(await health()).toMatchObject({
      lastReconciliation: { ledgerDriftMinor: { EUR: '2397' } },
      openAlarms: { 'ledger-drift': 1 },
    });
    await forge(-2397);
    await comparison.run();
    expect(await health()).toMatchObject({ lastReconciliation: { ledgerDriftMinor: {} }, openAlarms: {} });
  });

  it('finds what is missing of today, too, before it calls for anybody', async () => {
    const comparison = journey.app.get(DailyReconciliation, { strict: false });
    await lostGift(journey);
    // A fee that belongs to no charge: no event ever tells of it.
    const fee = { amount: -150, currency: 'eur', description: 'A fee', reportingCategory: 'fee', type: 'stripe_fee' };
    await control(journey, 'balance-transactions', fee);
    const found = await comparison.compare();
    expect(found).toMatchObject({ compared: 2, balances: [], differences: [], notAtStripe: [] });
    expect(found.healed).toHaveLength(2);
    expect(await health()).toMatchObject({
      lastReconciliation: { healed: 2, ledgerDriftMinor: {} },
      openAlarms: {},
    });
    expect((await accountBalances(journey))['assets:stripe:payments EUR']).toBe(2247n);
    // The day is compared whole once it is over.
    expect(await comparison.compare()).toMatchObject({ healed: [], balances: [] });
  });
});

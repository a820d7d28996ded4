import { Reconciler } from '../../src/events/healing/reconciler';
import { query } from '../support/query';
import { expectBooks, openAlarms } from '../support/expect-books';
import { CARD, eventually, eventualStatus, open, pay, startJourney, type Journey } from '../support/journey';
import { control } from '../support/sandbox-control';
import { stripe } from '../support/stripe-api';

const DAY_S = 86_400;

async function chargeOf(journey: Journey): Promise<string> {
  const rows = await eventually(
    () => query<{ stripe_id: string }>(journey.databaseUrl, `select stripe_id from charges where status = 'succeeded'`),
    ({ length }) => length > 0,
  );
  return rows[0]?.stripe_id ?? '';
}

async function subscription(journey: Journey, isIt: (row: SubscriptionRow) => boolean): Promise<SubscriptionRow> {
  return eventually(
    async () =>
      (await query<SubscriptionRow>(journey.databaseUrl, 'select * from subscriptions'))[0] as SubscriptionRow,
    (row) => row !== undefined && isIt(row),
  );
}

interface SubscriptionRow {
  readonly stripe_id: string;
  readonly status: string;
  readonly amount_minor: string;
  readonly paused_collection: string | null;
  readonly cancel_at: Date | null;
}

describe('the life of a payment', () => {
  let journey: Journey;
  const start = async (sandbox = {}) => (journey = await startJourney({ sandbox }));
  afterEach(() => journey.stop());

  const give = async (choice: Record<string, unknown> = {}, fields: Record<string, string> = {}) => {
    const opened = await open(journey, choice);
    await pay(opened, fields);
    expect(await eventualStatus(journey, opened, 'confirmed')).toBe('confirmed');
  };
  const pass = (days: number) => control(journey, 'clock/advance', { seconds: days * DAY_S });

  it('renews a monthly gift, and books each month once', async () => {
    await start();
    await give({ frequency: 'monthly' });
    await pass(32);
    await pass(31);
    await expectBooks(journey, {
      'assets:stripe:payments EUR': 7191n,
      'expenses:fees:processing EUR': 309n,
      'income:monthly EUR': -7500n,
    });
    expect(await openAlarms(journey)).toEqual([]);
  });

  it('ends a gift whose renewals keep failing, with nothing booked for them', async () => {
    await start();
    await give({ frequency: 'monthly' });
    const { stripe_id } = await subscription(journey, ({ status }) => status === 'active');
    await control(journey, 'charges/outcomes', { subscription: stripe_id, outcome: 'declined', count: 10 });
    await pass(32);
    expect(await subscription(journey, ({ status }) => status === 'past_due')).toMatchObject({ status: 'past_due' });
    await pass(30);
    expect(await subscription(journey, ({ status }) => status === 'canceled')).toMatchObject({ status: 'canceled' });
    await expectBooks(journey, {
      'assets:stripe:payments EUR': 2397n,
      'expenses:fees:processing EUR': 103n,
      'income:monthly EUR': -2500n,
    });
  });

  it('follows a gift that is changed, paused, resumed and ended with its period', async () => {
    await start();
    await give({ frequency: 'monthly' });
    const { stripe_id } = await subscription(journey, ({ status }) => status === 'active');
    const list = (await (await stripe(journey, `subscription_items?subscription=${stripe_id}`, {}, 'GET')).json()) as {
      data: { id: string; price: { product: string } }[];
    };
    const [item] = list.data;
    await stripe(journey, `subscriptions/${stripe_id}`, {
      'items[0][id]': item?.id ?? '',
      'items[0][price_data][currency]': 'eur',
      'items[0][price_data][product]': item?.price.product ?? '',
      'items[0][price_data][unit_amount]': '4000',
      'items[0][price_data][recurring][interval]': 'month',
      proration_behavior: 'none',
    });
    await subscription(journey, ({ amount_minor }) => amount_minor === '4000');
    await pass(32);
    await stripe(journey, `subscriptions/${stripe_id}`, { 'pause_collection[behavior]': 'void' });
    expect(await subscription(journey, (row) => row.paused_collection !== null)).toMatchObject({
      ...{ status: 'active', paused_collection: 'void' },
    });
    await pass(31);
    await stripe(journey, `subscriptions/${stripe_id}`, { pause_collection: '' });
    await stripe(journey, `subscriptions/${stripe_id}`, { cancel_at: 'min_period_end' });
    expect((await subscription(journey, ({ cancel_at }) => cancel_at !== null)).paused_collection).toBeNull();
    await pass(32);
    expect(await subscription(journey, ({ status }) => status === 'canceled')).toMatchObject({ status: 'canceled' });
    await expectBooks(journey, {
      'assets:stripe:payments EUR': 6251n,
      'expenses:fees:processing EUR': 249n,
      'income:monthly EUR': -6500n,
    });
  });

  it('books a refund made in the dashboard, in parts, and takes back the one that failed', async () => {
    await start({ refundAfterMs: 0 });
    await give();
    const charge = await chargeOf(journey);
    await control(journey, 'refunds', { charge, amount: 500 });
    await control(journey, 'refunds/next', { start: 'fails_later' });
    await control(journey, 'refunds', { charge, amount: 700 });
    await pass(10);
    await expectBooks(journey, {
      'assets:stripe:payments EUR': 1897n,
      'contra:refunds:one-time EUR': 500n,
      'expenses:fees:processing EUR': 103n,
      'income:one-time EUR': -2500n,
    });
  });

  it('calls for a person when a bank disputes a gift, and books what it costs to lose', async () => {
    await start();
    await give();
    await control(journey, 'disputes', { charge: await chargeOf(journey), kind: 'chargeback' });
    const books = {
      'assets:stripe:payments EUR': -1603n,
      'expenses:fees:dispute EUR': 1500n,
      'expenses:fees:processing EUR': 103n,
      'income:one-time EUR': -2500n,
      'losses:disputes:one-time EUR': 2500n,
    };
    await expectBooks(journey, books);
    expect(await openAlarms(journey)).toEqual(['dispute-opened']);
    const [dispute] = await query<{ stripe_id: string }>(journey.databaseUrl, 'select stripe_id from disputes');
    await control(journey, `disputes/${dispute?.stripe_id}/move`, { to: 'lost' });
    expect(
      await eventually(
        () => openAlarms(journey),
        ({ length }) => length === 0,
      ),
    ).toEqual([]);
    await expectBooks(journey, books);
  });

  it('follows the money to the bank, and back when the payout fails', async () => {
    await start({ payouts: { interval: 'daily', delayDays: 2, arrivalDays: 2 } });
    await give();
    await pass(5);
    await expectBooks(journey, {
      'assets:bank EUR': 2397n,
      'expenses:fees:processing EUR': 103n,
      'income:one-time EUR': -2500n,
    });
    const [payout] = await query<{ stripe_id: string }>(journey.databaseUrl, 'select stripe_id from payouts');
    const lines = await eventually(
      () => query(journey.databaseUrl, 'select 1 from balance_transactions where payout_id is not null'),
      ({ length }) => length > 0,
    );
    expect(lines.length).toBeGreaterThan(0);
    await control(journey, `payouts/${payout?.stripe_id}/move`, { to: 'failed' });
    await expectBooks(journey, {
      'assets:stripe:payments EUR': 2397n,
      'expenses:fees:processing EUR': 103n,
      'income:one-time EUR': -2500n,
    });
    expect(await openAlarms(journey)).toEqual(['payout-failed']);
  });

  it('keeps both currencies, and their difference, of a gift that settles in another', async () => {
    // Stripe's own example: 60 USD settle as 52.80 EUR less 1.78; the refund takes 51.60.
    await start({
      settlement: { kind: 'single', currency: 'eur' },
      fees: { perThousand: 29, fixedHundredths: 25 },
      refundAfterMs: 0,
    });
    await control(journey, 'rates', { from: 'usd', into: 'eur', rate: 0.88 });
    await give({ currency: 'USD', amountMinor: 6000 });
    await expectBooks(journey, {
      'assets:stripe:payments EUR': 5102n,
      'equity:fx EUR': -5280n,
      'equity:fx USD': 6000n,
      'expenses:fees:processing EUR': 178n,
      'income:one-time USD': -6000n,
    });
    await control(journey, 'rates', { from: 'usd', into: 'eur', rate: 0.86 });
    await control(journey, 'refunds', { charge: await chargeOf(journey) });
    await expectBooks(journey, {
      'assets:stripe:payments EUR': -58n,
      'contra:refunds:one-time USD': 6000n,
      'equity:fx EUR': -120n,
      'expenses:fees:processing EUR': 178n,
      'income:one-time USD': -6000n,
    });
  });

  it('puts what it does not know into suspense, and calls for a person', async () => {
    await start();
    await control(journey, 'balance-transactions', {
      ...{ amount: -777, currency: 'eur', reportingCategory: 'climate_order_purchase', type: 'climate_order_purchase' },
    });
    await control(journey, 'balance-transactions', {
      amount: -200,
      currency: 'eur',
      reportingCategory: 'fee',
      type: 'stripe_fee',
    });
    const day = new Date(`${new Date().toISOString().slice(0, 10)}T00:00:00Z`);
    const found = await journey.app
      .get(Reconciler, { strict: false })
      .reconcile(new Date(day.getTime() - DAY_S * 1000), new Date(day.getTime() + DAY_S * 1000));
    expect(found.differences).toEqual([]);
    await expectBooks(journey, {
      'assets:stripe:payments EUR': -977n,
      'expenses:fees:other EUR': 200n,
      'suspense EUR': 777n,
    });
    expect(await openAlarms(journey)).toEqual(['unknown-category']);
  });

  it('books nothing for a card that is declined', async () => {
    await start();
    await pay(await open(journey), { number: CARD.declines });
    await expectBooks(journey, {});
  });
});

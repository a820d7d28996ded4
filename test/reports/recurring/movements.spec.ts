import { open } from '../../support/journey';
import { query } from '../../support/query';
import {
  A_MINUTE,
  change,
  changePrice,
  giveMonthly,
  movedIn,
  startRecurringJourney,
  type RecurringJourney,
} from '../../support/recurring';

/** Each test has donors and a campaign of its own, and looks at that campaign alone. */
describe('recurring movements', () => {
  let journey: RecurringJourney;
  beforeAll(async () => (journey = await startRecurringJourney({ sandbox: { retryAfterDays: [6] } })));
  afterAll(() => journey.stop());

  it('of a first monthly gift are twelve times its amount, new', async () => {
    await giveMonthly(journey, 'new@example.org', { amountMinor: 2_500, campaign: 'new' });
    expect(await movedIn(journey, { campaign: 'new' })).toEqual({ new: 30_000, new_gifts: 1 });
    expect(await movedIn(journey, { campaign: 'new', currency: 'USD' })).toEqual({});
  });

  it('of an annual gift are its amount', async () => {
    await giveMonthly(journey, 'annual@example.org', { frequency: 'annual', amountMinor: 6_000, campaign: 'annual' });
    expect(await movedIn(journey, { campaign: 'annual', frequency: 'annual' })).toEqual({ new: 6_000, new_gifts: 1 });
    expect(await movedIn(journey, { campaign: 'annual', frequency: 'monthly' })).toEqual({});
  });

  it('count a gift that grows and shrinks as up and down', async () => {
    const id = await giveMonthly(journey, 'up@example.org', { amountMinor: 1_000, campaign: 'up' });
    await changePrice(journey, id, { amount: 1_500 });
    await changePrice(journey, id, { amount: 800 });
    expect(await movedIn(journey, { campaign: 'up' })).toEqual({ new: 12_000, new_gifts: 1, up: 6_000, down: -8_400 });
  });

  it('count one that becomes annual as moved, and what that changes as down', async () => {
    const id = await giveMonthly(journey, 'moved@example.org', { amountMinor: 1_000, campaign: 'moved' });
    await changePrice(journey, id, { amount: 10_000, interval: 'year' });
    expect(await movedIn(journey, { campaign: 'moved', frequency: 'monthly' })).toEqual({
      ...{ new: 12_000, new_gifts: 1, moved: -12_000, moved_gifts: -1 },
    });
    expect(await movedIn(journey, { campaign: 'moved', frequency: 'annual' })).toEqual({
      ...{ moved: 12_000, moved_gifts: 1, down: -2_000 },
    });
  });

  it('know both of Stripe’s pauses, and no resume as a new gift', async () => {
    const collected = await giveMonthly(journey, 'pause1@example.org', { amountMinor: 1_000, campaign: 'pause' });
    const status = await giveMonthly(journey, 'pause2@example.org', { amountMinor: 500, campaign: 'pause' });
    await change(journey, collected, { pause_collection: { behavior: 'void' } });
    await journey.stripe.call('POST', `/v1/subscriptions/${status}/pause`, { type: 'subscription' });
    await journey.letPass(A_MINUTE);
    const paused = { new: 18_000, new_gifts: 2, paused: -18_000, paused_gifts: -2 };
    expect(await movedIn(journey, { campaign: 'pause' })).toEqual(paused);
    await change(journey, collected, { pause_collection: '' });
    await journey.stripe.call('POST', `/v1/subscriptions/${status}/resume`);
    await journey.letPass(A_MINUTE);
    expect(await movedIn(journey, { campaign: 'pause' })).toEqual({ ...paused, resumed: 18_000, resumed_gifts: 2 });
  });

  it('let a gift that ends during a pause leave with the pause alone', async () => {
    const id = await giveMonthly(journey, 'pause3@example.org', { amountMinor: 1_000, campaign: 'pause-end' });
    await change(journey, id, { pause_collection: { behavior: 'void' } });
    await journey.stripe.call('DELETE', `/v1/subscriptions/${id}`);
    await journey.settle();
    expect(await movedIn(journey, { campaign: 'pause-end' })).toEqual({
      ...{ new: 12_000, new_gifts: 1, paused: -12_000, paused_gifts: -1 },
    });
  });

  it('tell a donor who comes back as reactivated, and a gift beside another as further', async () => {
    const id = await giveMonthly(journey, 'back@example.org', { amountMinor: 1_000, campaign: 'back' });
    await journey.stripe.call('DELETE', `/v1/subscriptions/${id}`);
    await journey.letPass(A_MINUTE);
    const left = { new: 12_000, new_gifts: 1, left_by_choice: -12_000, left_by_choice_gifts: -1 };
    expect(await movedIn(journey, { campaign: 'back' })).toEqual(left);
    await giveMonthly(journey, 'back@example.org', { amountMinor: 700, campaign: 'back' });
    await giveMonthly(journey, 'back@example.org', { amountMinor: 600, campaign: 'back' });
    expect(await movedIn(journey, { campaign: 'back' })).toEqual({
      ...{ ...left, reactivated: 8_400, reactivated_gifts: 1, further: 7_200, further_gifts: 1 },
    });
  });

  it('count a planned end when it comes', async () => {
    const id = await giveMonthly(journey, 'planned@example.org', { amountMinor: 1_000, campaign: 'planned' });
    await change(journey, id, { cancel_at_period_end: true });
    expect(await movedIn(journey, { campaign: 'planned' })).toEqual({ new: 12_000, new_gifts: 1 });
    await journey.letPass(32);
    expect(await movedIn(journey, { campaign: 'planned' })).toMatchObject({ left_by_choice: -12_000 });
  });

  it('tell whom a failed payment ended from whoever chose to', async () => {
    const id = await giveMonthly(journey, 'failed@example.org', { amountMinor: 1_000, campaign: 'failed' });
    await journey.stripe.control('charges/outcomes', { subscription: id, outcome: 'declined', count: 9 });
    await journey.letPass(32);
    expect(await movedIn(journey, { campaign: 'failed' })).toEqual({ new: 12_000, new_gifts: 1 });
    await journey.letPass(10);
    expect(await movedIn(journey, { campaign: 'failed' })).toEqual({
      ...{ new: 12_000, new_gifts: 1, left_by_failure: -12_000, left_by_failure_gifts: -1 },
    });
  });

  it('count a trial from its first day, and not once more when it is over', async () => {
    const known = await giveMonthly(journey, 'before-trial@example.org', { campaign: 'before-trial' });
    const { customer, default_payment_method } = await journey.stripe.call<Payer>('GET', `/v1/subscriptions/${known}`);
    const opened = await open(journey, { frequency: 'monthly', campaign: 'trial' });
    const product = await journey.stripe.call('POST', '/v1/products', { name: 'A gift' });
    await journey.stripe.call('POST', '/v1/subscriptions', {
      ...{ customer, default_payment_method, trial_period_days: 14 },
      metadata: { contribution_id: opened.contributionId },
      items: [
        { price_data: { currency: 'eur', product: product.id, unit_amount: 900, recurring: { interval: 'month' } } },
      ],
    });
    await journey.settle();
    const counted = { new: 10_800, new_gifts: 1 };
    expect(await movedIn(journey, { campaign: 'trial' })).toEqual(counted);
    await journey.letPass(20);
    expect(await movedIn(journey, { campaign: 'trial' })).toEqual(counted);
  });

  it('close with what is live, renewals leaving no movement', async () => {
    const renewed = await giveMonthly(journey, 'renewed@example.org', { amountMinor: 2_000, campaign: 'renewed' });
    await journey.letPass(100);
    expect(await movedIn(journey, { campaign: 'renewed' })).toEqual({ new: 24_000, new_gifts: 1 });
    const sql = <Row extends object>(text: string) => query<Row>(journey.databaseUrl, text, [renewed]);
    const [heard] = await sql<{ n: number }>(
      'select count(*)::int as n from subscription_snapshots where subscription_id = $1',
    );
    expect(heard?.n).toBeGreaterThan(3);
    expect(await sql('select 1 from subscription_movements where subscription_id = $1')).toHaveLength(1);
  });
});

interface Payer {
  readonly customer: string;
  readonly default_payment_method: string;
}

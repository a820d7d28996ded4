import type Stripe from 'stripe';
import { Shop } from '../shop';
import { DAY, HOUR, advanceTo, periodEnd, standingGift } from './standing-gift';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(async () => {
  await shop.close();
  shop.traffic.assertClean();
});

const previous = async () => {
  const { data } = await shop.stripe.events.list({ type: 'customer.subscription.updated', limit: 1 });
  return data[0]!.data.previous_attributes;
};
const invoicesOf = async ({ id }: { id: string }) => (await shop.stripe.invoices.list({ subscription: id })).data;
const price = async (unit_amount: number, interval: 'month' | 'year' = 'month') => {
  const product = await shop.stripe.products.create({ name: 'Gift' });
  return { currency: 'eur', product: product.id, recurring: { interval }, unit_amount };
};

describe('an amount that is changed without proration', () => {
  test('is charged from the next renewal on', async () => {
    const gift = await standingGift(shop);
    const item = { id: gift.items.data[0]!.id, price_data: await price(2500) };
    const changed = await shop.stripe.subscriptions.update(gift.id, { items: [item], proration_behavior: 'none' });
    expect(changed.items.data[0]).toMatchObject({ id: item.id, price: { unit_amount: 2500 }, plan: { amount: 2500 } });
    expect(await previous()).toEqual({ items: { data: gift.items.data } });
    expect(await invoicesOf(gift)).toHaveLength(1);
    await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
    expect((await invoicesOf(gift))[0]).toMatchObject({ status: 'paid', amount_paid: 2500 });
  });

  test('in another interval from now on is charged at once, and the rhythm begins anew', async () => {
    const gift = await standingGift(shop);
    await advanceTo(shop, gift.created + 10 * DAY);
    const items = [{ id: gift.items.data[0]!.id, price_data: await price(9000, 'year') }];
    const now = { billing_cycle_anchor: { type: 'now' }, proration_behavior: 'none' } as const;
    const changed = await shop.stripe.subscriptions.update(gift.id, { items, ...now });
    expect(changed.billing_cycle_anchor).toBeGreaterThan(gift.billing_cycle_anchor + 9 * DAY);
    expect(periodEnd(changed)).toBeGreaterThan(changed.billing_cycle_anchor + 364 * DAY);
    expect((await invoicesOf(gift))[0]).toMatchObject({
      status: 'paid',
      amount_paid: 9000,
      billing_reason: 'subscription_update',
    });
    await advanceTo(shop, periodEnd(gift) + DAY);
    expect(await invoicesOf(gift)).toHaveLength(2);
  });

  test('in another interval is undone where the card is refused and the caller wanted no change then', async () => {
    const gift = await standingGift(shop);
    const before = await shop.call('GET', `/v1/subscriptions/${gift.id}`);
    await shop.control('POST', 'charges/outcomes', { subscription: gift.id, outcome: 'declined' });
    const items = [{ id: gift.items.data[0]!.id, price_data: await price(9000, 'year') }];
    const refused = shop.stripe.subscriptions.update(gift.id, {
      items,
      billing_cycle_anchor: { type: 'now' },
      payment_behavior: 'error_if_incomplete',
      proration_behavior: 'none',
    });
    await expect(refused).rejects.toMatchObject({ code: 'card_declined' });
    expect((await shop.call('GET', `/v1/subscriptions/${gift.id}`)).body).toEqual(before.body);
    await shop.control('DELETE', 'charges/outcomes');
  });
});

describe('an end that is planned', () => {
  test.each([
    ['by the flag', { cancel_at_period_end: true }, true],
    ['by its instant, as the portal does', { cancel_at: 'min_period_end' as const }, false],
  ])('%s comes with the period, and nothing is charged then', async (_, params, flag) => {
    const gift = await standingGift(shop);
    const ending = await shop.stripe.subscriptions.update(gift.id, params);
    expect(ending).toMatchObject({ cancel_at: periodEnd(gift), cancel_at_period_end: flag, status: 'active' });
    await advanceTo(shop, periodEnd(gift) + DAY);
    const over = await shop.stripe.subscriptions.retrieve(gift.id);
    expect(over).toMatchObject({ status: 'canceled', cancellation_details: { reason: 'cancellation_requested' } });
    expect(over.ended_at).toBeCloseTo(periodEnd(gift), -1);
    expect(await invoicesOf(gift)).toHaveLength(1);
  });

  test('can be taken back, and the gift goes on', async () => {
    const gift = await standingGift(shop);
    await shop.stripe.subscriptions.update(gift.id, { cancel_at: 'max_period_end' });
    const going = await shop.stripe.subscriptions.update(gift.id, { cancel_at: '' });
    expect(going).toMatchObject({ cancel_at: null, canceled_at: null, cancellation_details: { reason: null } });
    await advanceTo(shop, periodEnd(gift) + DAY);
    expect((await shop.stripe.subscriptions.retrieve(gift.id)).status).toBe('active');
    expect(await invoicesOf(gift)).toHaveLength(2);
  });

  test('in the middle of a period ends it then', async () => {
    const gift = await standingGift(shop);
    await shop.stripe.subscriptions.update(gift.id, { cancel_at: gift.created + 12 * DAY, proration_behavior: 'none' });
    await advanceTo(shop, gift.created + 13 * DAY);
    expect((await shop.stripe.subscriptions.retrieve(gift.id)).status).toBe('canceled');
  });

  test('in the past, or twice over, is refused; so is anything about a gift that is over', async () => {
    const gift = await standingGift(shop);
    await expect(shop.stripe.subscriptions.update(gift.id, { cancel_at: 1 })).rejects.toMatchObject({
      param: 'cancel_at',
    });
    const twice = { cancel_at: gift.created + DAY, cancel_at_period_end: true };
    await expect(shop.stripe.subscriptions.update(gift.id, twice)).rejects.toMatchObject({
      code: 'parameters_exclusive',
    });
    await shop.stripe.subscriptions.cancel(gift.id);
    await expect(shop.stripe.subscriptions.update(gift.id, { cancel_at_period_end: true })).rejects.toThrow('canceled');
    const noted = await shop.stripe.subscriptions.update(gift.id, { metadata: { note: 'kept' } });
    expect(noted.metadata).toEqual({ note: 'kept' });
  });
});

test('another day of the month is a trial until then: nothing is charged before, and all later dates follow it', async () => {
  const gift = await standingGift(shop);
  const day = periodEnd(gift) + 5 * DAY;
  const moved = await shop.stripe.subscriptions.update(gift.id, { trial_end: day, proration_behavior: 'none' });
  expect(moved).toMatchObject({ status: 'trialing', trial_end: day, billing_cycle_anchor: day });
  await advanceTo(shop, day - HOUR);
  const [free, ...before] = await invoicesOf(gift);
  expect(free).toMatchObject({ status: 'paid', total: 0, billing_reason: 'subscription_update' });
  expect(moved.latest_invoice).toBe(free!.id);
  expect(before).toHaveLength(1);
  await advanceTo(shop, day + 2 * HOUR);
  const [invoice] = await invoicesOf(gift);
  expect(invoice).toMatchObject({ status: 'paid', amount_paid: 1000, billing_reason: 'subscription_cycle' });
  const active = await shop.stripe.subscriptions.retrieve(gift.id);
  expect(active.status).toBe('active');
  expect(invoice!.lines.data[0]!.period).toEqual({ start: day, end: periodEnd(active) });
  await shop.receiver.event('customer.subscription.trial_will_end');
});

describe('collection that is paused', () => {
  test.each([
    ['void', 'void'],
    ['keep_as_draft', 'draft'],
    ['mark_uncollectible', 'uncollectible'],
  ] as const)('by %s takes no money until its date, and goes on by itself', async (behavior, status) => {
    const gift = await standingGift(shop);
    const resumes_at = periodEnd(gift) + 3 * DAY;
    const before = shop.traffic.eventTypes.length;
    const paused = await shop.stripe.subscriptions.update(gift.id, { pause_collection: { behavior, resumes_at } });
    expect(paused).toMatchObject({ status: 'active', pause_collection: { behavior, resumes_at } });
    expect(shop.traffic.eventTypes.slice(before)).toEqual(['customer.subscription.updated']);
    await advanceTo(shop, periodEnd(gift) + DAY);
    expect((await invoicesOf(gift))[0]).toMatchObject({ status, amount_paid: 0 });
    await advanceTo(shop, resumes_at + 60);
    const resumed = await shop.stripe.subscriptions.retrieve(gift.id);
    expect(resumed).toMatchObject({ status: 'active', pause_collection: null });
    await advanceTo(shop, periodEnd(resumed) + 2 * HOUR);
    expect((await invoicesOf(gift))[0]).toMatchObject({ status: 'paid' });
  });
});

test('a subscription that is paused is not billed, and resumes with a period of its own', async () => {
  const gift = await standingGift(shop);
  expect(await shop.stripe.subscriptions.pause(gift.id)).toMatchObject({ status: 'paused' });
  await shop.receiver.event('customer.subscription.paused');
  await advanceTo(shop, periodEnd(gift) + 40 * DAY);
  expect(await invoicesOf(gift)).toHaveLength(1);
  const resumed = await shop.stripe.subscriptions.resume(gift.id);
  expect(resumed.status).toBe('active');
  await shop.receiver.event('customer.subscription.resumed');
  expect(await invoicesOf(gift)).toHaveLength(2);
});

test('subscriptions are listed by status, customer, price and creation, page by page', async () => {
  const gifts: Stripe.Subscription[] = [];
  const from = Math.floor(Number((await shop.control('GET', 'clock'))['nowMs']) / 1000);
  for (let n = 0; n < 3; n++) gifts.push(await standingGift(shop));
  const ids = gifts.map(({ id }) => id).reverse();
  const created = { gte: from };
  const first = await shop.stripe.subscriptions.list({ created, limit: 2 });
  expect([first.has_more, first.data.map(({ id }) => id)]).toEqual([true, ids.slice(0, 2)]);
  const rest = await shop.stripe.subscriptions.list({ created, starting_after: ids[1]! });
  expect(rest.data.map(({ id }) => id)).toEqual(ids.slice(2));
  await shop.stripe.subscriptions.cancel(ids[0]!);
  const listed = async (params: Stripe.SubscriptionListParams) =>
    (await shop.stripe.subscriptions.list({ created, ...params })).data.map(({ id }) => id);
  expect(await listed({ status: 'canceled' })).toEqual([ids[0]]);
  expect(await listed({ status: 'active' })).toEqual(ids.slice(1));
  expect(await listed({ customer: gifts[0]!.customer as string })).toEqual([gifts[0]!.id]);
  expect(await listed({ price: gifts[1]!.items.data[0]!.price.id })).toEqual([gifts[1]!.id]);
});

test('a change that would have to be prorated is refused, not left out', async () => {
  const other = await Shop.open();
  const gift = await standingGift(other);
  const items = [{ id: gift.items.data[0]!.id, quantity: 2 }];
  await expect(other.stripe.subscriptions.update(gift.id, { items })).rejects.toMatchObject({ statusCode: 501 });
  const changed = await other.stripe.subscriptions.update(gift.id, { items, proration_behavior: 'none' });
  expect(changed.items.data[0]!.quantity).toBe(2);
  await other.close();
});

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

const schedules = () => shop.stripe.subscriptionSchedules;
const current = async ({ id }: Stripe.Subscription) => shop.stripe.subscriptions.retrieve(id);
const invoicesOf = async ({ id }: Stripe.Subscription) => (await shop.stripe.invoices.list({ subscription: id })).data;
const scheduled = async (gift: Stripe.Subscription) => schedules().create({ from_subscription: gift.id });

/** The period under way as it is, then that much by another interval. */
async function toCome(
  { phases: [now] }: Stripe.SubscriptionSchedule,
  interval: 'month' | 'year',
  unit_amount: number,
  more: Partial<Stripe.SubscriptionScheduleUpdateParams.Phase> = {},
): Promise<Stripe.SubscriptionScheduleUpdateParams> {
  const product = (await shop.stripe.products.create({ name: 'Gift' })).id;
  const price_data = { currency: 'eur', product, recurring: { interval }, unit_amount };
  const items = now!.items.map(({ price, quantity }) => ({ price: price as string, quantity: quantity! }));
  const paid = { default_payment_method: now!.default_payment_method as string };
  const first = { items, start_date: now!.start_date, end_date: now!.end_date, ...paid };
  const then = { items: [{ price_data }], proration_behavior: 'none' as const, ...paid, ...more };
  return { end_behavior: 'release', phases: [first, then] };
}

describe('a schedule made of a running gift', () => {
  test('has its period as only phase, and changes nothing but that the gift names it', async () => {
    const gift = await standingGift(shop);
    const before = shop.traffic.eventTypes.length;
    const schedule = await scheduled(gift);
    const [item] = gift.items.data;
    expect(schedule).toMatchObject({
      customer: gift.customer,
      subscription: gift.id,
      status: 'active',
      end_behavior: 'release',
      current_phase: { start_date: item!.current_period_start, end_date: periodEnd(gift) },
      phases: [{ items: [{ price: item!.price.id, quantity: 1 }], end_date: periodEnd(gift) }],
    });
    expect(shop.traffic.eventTypes.slice(before)).toEqual([
      'subscription_schedule.created',
      'customer.subscription.updated',
    ]);
    expect(await current(gift)).toMatchObject({ schedule: schedule.id, latest_invoice: gift.latest_invoice });
    const { schedule: whole } = await shop.stripe.subscriptions.retrieve(gift.id, { expand: ['schedule'] });
    expect(whole).toEqual(schedule);
  });

  test('turns it annual when the month that is paid is over: charged then, not before, and in the new rhythm', async () => {
    const gift = await standingGift(shop);
    const schedule = await scheduled(gift);
    const planned = await schedules().update(schedule.id, await toCome(schedule, 'year', 9000));
    expect(planned.phases[1]).toMatchObject({ start_date: periodEnd(gift), proration_behavior: 'none' });
    expect(planned.phases[1]!.end_date - planned.phases[1]!.start_date).toBeGreaterThan(364 * DAY);
    await advanceTo(shop, periodEnd(gift) - 60);
    expect(await invoicesOf(gift)).toHaveLength(1);
    expect((await current(gift)).items.data[0]!.price.unit_amount).toBe(1000);
    await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
    const { data: told } = await shop.stripe.events.list({ created: { gte: periodEnd(gift) }, limit: 100 });
    const ours = told.filter(({ data }) => [gift.id, schedule.id].includes((data.object as { id: string }).id));
    expect(ours.map(({ type }) => type)).toEqual(['customer.subscription.updated', 'subscription_schedule.updated']);
    const annual = await current(gift);
    expect(annual).toMatchObject({ status: 'active', billing_cycle_anchor: periodEnd(gift) });
    expect(annual.items.data).toHaveLength(1);
    expect(annual.items.data[0]!.price).toMatchObject({ unit_amount: 9000, recurring: { interval: 'year' } });
    expect(periodEnd(annual)).toBe(planned.phases[1]!.end_date);
    expect(await invoicesOf(gift)).toMatchObject([{ status: 'paid', amount_paid: 9000 }, { amount_paid: 1000 }]);
    const { current_phase } = await schedules().retrieve(schedule.id);
    expect(current_phase).toEqual({ start_date: periodEnd(gift), end_date: periodEnd(annual) });
  });

  test('lets it go on by itself after the last phase', async () => {
    const gift = await standingGift(shop);
    const schedule = await scheduled(gift);
    await schedules().update(schedule.id, await toCome(schedule, 'month', 2000));
    await advanceTo(shop, periodEnd(gift) + 33 * DAY);
    const released = await schedules().retrieve(schedule.id);
    expect(released).toMatchObject({ status: 'released', subscription: null, released_subscription: gift.id });
    const going = await current(gift);
    expect(going).toMatchObject({ schedule: null, status: 'active', billing_cycle_anchor: gift.billing_cycle_anchor });
    const paid = (await invoicesOf(gift)).map(({ amount_paid, billing_reason }) => [amount_paid, billing_reason]);
    expect(paid).toEqual([
      [2000, 'subscription_cycle'],
      [2000, 'subscription_cycle'],
      [1000, 'subscription_create'],
    ]);
    await shop.receiver.event('subscription_schedule.released');
  });

  test('brings a time for which nothing is charged, where a phase is a trial', async () => {
    const gift = await standingGift(shop);
    const schedule = await scheduled(gift);
    const free = { trial: true, duration: { interval: 'day' as const, interval_count: 20 } };
    const { phases } = await schedules().update(schedule.id, await toCome(schedule, 'month', 2000, free));
    await advanceTo(shop, periodEnd(gift) + DAY);
    expect(await current(gift)).toMatchObject({ status: 'trialing', trial_end: phases[1]!.end_date });
    expect(await invoicesOf(gift)).toHaveLength(1);
    await advanceTo(shop, periodEnd(gift) + 21 * DAY);
    expect(await current(gift)).toMatchObject({ status: 'active', schedule: null });
    expect(await invoicesOf(gift)).toMatchObject([{ amount_paid: 2000 }, { amount_paid: 1000 }]);
  });

  test('tells beforehand what the next bill will be over', async () => {
    const gift = await standingGift(shop);
    const schedule = await scheduled(gift);
    await schedules().update(schedule.id, await toCome(schedule, 'month', 3100));
    await advanceTo(shop, periodEnd(gift) - 6 * DAY);
    const { data } = await shop.stripe.events.list({ type: 'invoice.upcoming', limit: 20 });
    const upcoming = data.map((event) => event.data.object as Stripe.Invoice);
    const ours = upcoming.find(({ parent }) => parent?.subscription_details?.subscription === gift.id);
    expect(ours!.amount_due).toBe(3100);
  });

  test('can be let go of before, and nothing that was planned comes', async () => {
    const gift = await standingGift(shop);
    const schedule = await scheduled(gift);
    await schedules().update(schedule.id, await toCome(schedule, 'year', 9000));
    const released = await schedules().release(schedule.id);
    expect(released).toMatchObject({ status: 'released', released_subscription: gift.id, current_phase: null });
    expect(JSON.stringify(await current(gift))).toBe(JSON.stringify(gift));
    await advanceTo(shop, periodEnd(gift) + DAY);
    expect(await invoicesOf(gift)).toMatchObject([{ amount_paid: 1000 }, { amount_paid: 1000 }]);
    await expect(schedules().release(schedule.id)).rejects.toThrow('`released` status');
    await expect(schedules().update(schedule.id, { metadata: { a: 'b' } })).rejects.toThrow('`released` status');
  });

  test('is over when the gift is ended, and ends it where it is canceled itself', async () => {
    const [one, other] = [await standingGift(shop), await standingGift(shop)];
    const [first, second] = [await scheduled(one), await scheduled(other)];
    await shop.stripe.subscriptions.cancel(one.id);
    expect((await schedules().retrieve(first.id)).status).toBe('canceled');
    expect(await schedules().cancel(second.id)).toMatchObject({ status: 'canceled' });
    expect((await current(other)).status).toBe('canceled');
    await shop.receiver.event('subscription_schedule.canceled');
    await expect(scheduled(one)).rejects.toThrow('`canceled` status');
  });
});

describe('refused', () => {
  test('are an end planned beside the schedule, and a second schedule', async () => {
    const gift = await standingGift(shop);
    const schedule = await scheduled(gift);
    const ends = shop.stripe.subscriptions.update(gift.id, { cancel_at_period_end: true });
    await expect(ends).rejects.toThrow(`managed by the subscription schedule \`${schedule.id}\``);
    await expect(scheduled(gift)).rejects.toThrow('already attached to a schedule');
  });

  test('are phases beside from_subscription, another start of the phase under way, and none at all', async () => {
    const gift = await standingGift(shop);
    const beside = schedules().create({ from_subscription: gift.id, metadata: { a: 'b' } });
    await expect(beside).rejects.toThrow('You cannot set `metadata` if `from_subscription` is set.');
    const schedule = await scheduled(gift);
    const { phases } = await toCome(schedule, 'year', 9000);
    const [first, then] = phases!;
    const update = (changed: Stripe.SubscriptionScheduleUpdateParams.Phase[]) =>
      schedules().update(schedule.id, { phases: changed });
    await expect(update([then!])).rejects.toThrow('start_date');
    await expect(update([{ ...first!, start_date: gift.created + DAY }])).rejects.toThrow('start date of the current');
    const both = { ...then!, end_date: periodEnd(gift) + 9 * DAY, duration: { interval: 'day' as const } };
    await expect(update([first!, both])).rejects.toMatchObject({ code: 'parameters_exclusive' });
  });
});

test('what would have to be prorated, or is not known beside a schedule, is said to be unbuilt', async () => {
  const other = await Shop.open();
  const gift = await standingGift(other);
  const schedule = await other.stripe.subscriptionSchedules.create({ from_subscription: gift.id });
  const [now] = schedule.phases;
  const items = [{ price: now!.items[0]!.price as string }];
  const first = { items, start_date: now!.start_date, end_date: now!.end_date };
  const update = (params: Stripe.SubscriptionScheduleUpdateParams) =>
    other.stripe.subscriptionSchedules.update(schedule.id, params);
  await expect(update({ phases: [first, { items }] })).rejects.toMatchObject({ statusCode: 501 });
  await expect(update({ end_behavior: 'cancel' })).rejects.toMatchObject({ statusCode: 501 });
  const twice = { ...first, items: [{ ...items[0]!, quantity: 2 }] };
  await expect(update({ phases: [twice] })).rejects.toMatchObject({ statusCode: 501 });
  const pause = { pause_collection: { behavior: 'void' as const } };
  await expect(other.stripe.subscriptions.update(gift.id, pause)).rejects.toMatchObject({ statusCode: 501 });
  await other.close();
});

test('schedules are listed by customer and by when they were let go of', async () => {
  const gift = await standingGift(shop);
  const schedule = await scheduled(gift);
  const { customer } = schedule as { customer: string };
  const ids = async (params: Stripe.SubscriptionScheduleListParams) =>
    (await schedules().list(params)).data.map(({ id }) => id);
  expect(await ids({ customer })).toEqual([schedule.id]);
  expect(await ids({ customer, scheduled: true })).toEqual([]);
  const { released_at } = await schedules().release(schedule.id);
  expect(await ids({ customer, released_at: { gte: released_at! } })).toEqual([schedule.id]);
  expect(await ids({ customer, released_at: { lt: released_at! } })).toEqual([]);
});

test('a schedule of a gift on a test clock enters its phases by that clock', async () => {
  const frozen_time = Date.parse('2025-01-31T12:00:00Z') / 1000;
  const clock = await shop.stripe.testHelpers.testClocks.create({ frozen_time });
  const customer = await shop.stripe.customers.create({ test_clock: clock.id });
  const method = await shop.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const product = (await shop.stripe.products.create({ name: 'Gift' })).id;
  const price_data = { currency: 'eur', product, recurring: { interval: 'month' as const }, unit_amount: 700 };
  const gift = await shop.stripe.subscriptions.create({
    customer: customer.id,
    default_payment_method: method.id,
    items: [{ price_data }],
  });
  const schedule = await scheduled(gift);
  expect(schedule).toMatchObject({ test_clock: clock.id, created: frozen_time });
  await schedules().update(schedule.id, await toCome(schedule, 'month', 900));
  await shop.stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: periodEnd(gift) + 2 * HOUR });
  await shop.receiver.event('test_helpers.test_clock.ready');
  expect(await invoicesOf(gift)).toMatchObject([{ status: 'paid', amount_paid: 900 }, { amount_paid: 700 }]);
});

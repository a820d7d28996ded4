import { CARD, Shop, sessionFor } from '../shop';
import { DAY, HOUR, periodEnd } from './standing-gift';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(async () => {
  await shop.close();
  shop.traffic.assertClean();
});

const BEGINS = Date.parse('2025-01-31T12:00:00Z') / 1000;

/** A monthly subscription by API, of a customer who lives by a clock of their own. */
async function onClock() {
  const clock = await shop.stripe.testHelpers.testClocks.create({ frozen_time: BEGINS, name: 'a reader' });
  const customer = await shop.stripe.customers.create({ test_clock: clock.id });
  const method = await shop.stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  const product = await shop.stripe.products.create({ name: 'Gift' });
  const price_data = {
    currency: 'eur',
    product: product.id,
    recurring: { interval: 'month' as const },
    unit_amount: 700,
  };
  const subscription = await shop.stripe.subscriptions.create({
    customer: customer.id,
    default_payment_method: method.id,
    items: [{ price_data }],
  });
  return { clock, customer, subscription };
}

async function advance(id: string, frozen_time: number) {
  const advancing = await shop.stripe.testHelpers.testClocks.advance(id, { frozen_time });
  expect(advancing).toMatchObject({
    status: 'advancing',
    status_details: { advancing: { target_frozen_time: frozen_time } },
  });
  await shop.receiver.until((events) =>
    events.some(
      ({ type, data }) =>
        type === 'test_helpers.test_clock.ready' &&
        (data.object as { frozen_time: number }).frozen_time === frozen_time,
    ),
  );
  expect(await shop.stripe.testHelpers.testClocks.retrieve(id)).toMatchObject({ status: 'ready', frozen_time });
}

test("what is attached to a test clock lives by its time, and is renewed by it: the account's own stands", async () => {
  const { clock, customer, subscription } = await onClock();
  expect(customer).toMatchObject({ test_clock: clock.id, created: BEGINS });
  expect(subscription).toMatchObject({ test_clock: clock.id, status: 'active', billing_cycle_anchor: BEGINS });
  expect(new Date(periodEnd(subscription) * 1000).toISOString()).toBe('2025-02-28T12:00:00.000Z');
  await advance(clock.id, periodEnd(subscription) + 60);
  const renewed = await shop.stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] });
  expect(renewed.latest_invoice).toMatchObject({
    status: 'draft',
    test_clock: clock.id,
    created: periodEnd(subscription),
  });
  await advance(clock.id, periodEnd(subscription) + 2 * HOUR);
  const paid = await shop.stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] });
  expect(paid.latest_invoice).toMatchObject({ status: 'paid', amount_paid: 700 });
  expect(new Date(periodEnd(paid) * 1000).toISOString()).toBe('2025-03-31T12:00:00.000Z');
  expect(Number((await shop.control('GET', 'clock'))['nowMs']) / 1000).toBeGreaterThan(BEGINS + 300 * DAY);
});

test('a test clock goes forward only, and by two intervals of its shortest subscription at most', async () => {
  const { clock } = await onClock();
  const to = (frozen_time: number) => shop.stripe.testHelpers.testClocks.advance(clock.id, { frozen_time });
  await expect(to(BEGINS)).rejects.toMatchObject({ param: 'frozen_time' });
  await expect(to(BEGINS + 70 * DAY)).rejects.toMatchObject({ param: 'frozen_time' });
  await advance(clock.id, Date.parse('2025-03-31T12:00:00Z') / 1000);
});

test('a test clock that is deleted takes its customers along', async () => {
  const { clock, customer, subscription } = await onClock();
  expect(await shop.stripe.testHelpers.testClocks.del(clock.id)).toMatchObject({ deleted: true });
  expect(await shop.stripe.customers.retrieve(customer.id)).toMatchObject({ deleted: true });
  expect((await shop.stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
  expect((await shop.stripe.testHelpers.testClocks.list()).data.map(({ id }) => id)).not.toContain(clock.id);
});

test('a gift begun on the payment page by a customer on a test clock begins by that clock, the page by the real one', async () => {
  const clock = await shop.stripe.testHelpers.testClocks.create({ frozen_time: BEGINS });
  const customer = await shop.stripe.customers.create({ test_clock: clock.id });
  const session = await shop.stripe.checkout.sessions.create({
    ...sessionFor('subscription', 'eur', 1000),
    customer: customer.id,
  });
  expect(session.created).toBeGreaterThan(BEGINS + 300 * DAY);
  await shop.pay(session.url!, CARD);
  const { data } = await shop.stripe.subscriptions.list({ customer: customer.id });
  expect(data[0]).toMatchObject({ test_clock: clock.id, billing_cycle_anchor: BEGINS });
  await advance(clock.id, Date.parse('2025-03-01T00:00:00Z') / 1000);
  expect((await shop.stripe.invoices.list({ subscription: data[0]!.id })).data).toHaveLength(2);
});

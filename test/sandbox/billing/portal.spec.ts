import { Shop, type Page } from '../shop';
import { DAY, HOUR, advanceTo, periodEnd, standingGift } from './standing-gift';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(async () => {
  await shop.close();
  shop.traffic.assertClean();
});

const visit = async (customer: unknown) =>
  shop.stripe.billingPortal.sessions.create({ customer: String(customer), return_url: 'http://127.0.0.1:1/manage' });
const press = (url: string, path: string, fields = {}): Promise<Page> => shop.pay(`${url}/${path}`, fields);

test('the portal shows what is given, says that no money is real, and leads back', async () => {
  const gift = await standingGift(shop);
  const text = await (await fetch((await visit(gift.customer)).url)).text();
  for (const part of ['10.00 EUR a month', '•••• 4242', 'no real money', 'http://127.0.0.1:1/manage']) {
    expect(text).toContain(part);
  }
});

test('a gift that is canceled in the portal ends with its period, by cancel_at alone', async () => {
  const gift = await standingGift(shop);
  const { url } = await visit(gift.customer);
  expect((await press(url, `cancel/${gift.id}`)).status).toBe(303);
  const ending = await shop.stripe.subscriptions.retrieve(gift.id);
  expect(ending).toMatchObject({ cancel_at: periodEnd(gift), cancel_at_period_end: false, status: 'active' });
  expect(await (await fetch(url)).text()).toContain('Do not cancel');
  await press(url, `keep/${gift.id}`);
  expect(await shop.stripe.subscriptions.retrieve(gift.id)).toMatchObject({ cancel_at: null, canceled_at: null });
});

test('a card that is replaced in the portal is charged from then on', async () => {
  const gift = await standingGift(shop);
  const { url } = await visit(gift.customer);
  expect((await press(url, 'card', { number: '5555555555554444', name: 'Ada' })).status).toBe(303);
  await shop.receiver.event('setup_intent.succeeded');
  await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
  const { data } = await shop.stripe.charges.list({ customer: gift.customer as string, limit: 1 });
  expect(data[0]!.payment_method_details!.card!.last4).toBe('4444');
});

test('a card that is refused in the portal changes nothing', async () => {
  const gift = await standingGift(shop);
  const { url } = await visit(gift.customer);
  const refused = await press(url, 'card', { number: '4000000000000002' });
  expect([refused.status, refused.text.includes('declined')]).toEqual([402, true]);
  expect((await press(url, 'card', { number: '1' })).status).toBe(402);
  const now = await shop.stripe.subscriptions.retrieve(gift.id);
  expect(now.default_payment_method).toBe(gift.default_payment_method);
});

test("nobody reaches another's gift from their own portal", async () => {
  const [mine, theirs] = [await standingGift(shop), await standingGift(shop)];
  const { url } = await visit(mine.customer);
  expect((await press(url, `cancel/${theirs.id}`)).status).toBe(402);
  expect((await shop.stripe.subscriptions.retrieve(theirs.id)).cancel_at).toBeNull();
  expect((await fetch(`${shop.sandbox.url}/portal/bps_none`)).status).toBe(404);
});

test('a configuration decides what the portal offers', async () => {
  const gift = await standingGift(shop);
  const made = await shop.stripe.billingPortal.configurations.create({
    features: {
      subscription_cancel: { enabled: true, mode: 'immediately' },
      payment_method_update: { enabled: false },
    },
  });
  const { url } = await shop.stripe.billingPortal.sessions.create({
    configuration: made.id,
    customer: gift.customer as string,
  });
  expect(await (await fetch(url)).text()).not.toContain('another card');
  expect((await press(url, 'card', { number: '5555555555554444' })).status).toBe(402);
  await press(url, `cancel/${gift.id}`);
  expect((await shop.stripe.subscriptions.retrieve(gift.id)).status).toBe('canceled');
  await shop.stripe.billingPortal.configurations.update(made.id, {
    active: false,
    business_profile: { headline: 'Hi' },
  });
  const listed = await shop.stripe.billingPortal.configurations.list({ active: false });
  expect(listed.data).toMatchObject([{ id: made.id, business_profile: { headline: 'Hi' } }]);
  const refused = shop.stripe.billingPortal.sessions.create({
    configuration: made.id,
    customer: gift.customer as string,
  });
  await expect(refused).rejects.toMatchObject({ param: 'configuration' });
});

test('a session for one purpose shows that alone, and goes on where it was told to', async () => {
  const gift = await standingGift(shop);
  const session = await shop.stripe.billingPortal.sessions.create({
    customer: gift.customer as string,
    flow_data: {
      type: 'subscription_cancel',
      subscription_cancel: { subscription: gift.id },
      after_completion: { type: 'redirect', redirect: { return_url: 'http://127.0.0.1:1/over' } },
    },
  });
  expect(await (await fetch(session.url)).text()).not.toContain('another card');
  expect((await press(session.url, `cancel/${gift.id}`)).location).toBe('http://127.0.0.1:1/over');
  await advanceTo(shop, periodEnd(gift) + DAY);
  expect((await shop.stripe.subscriptions.retrieve(gift.id)).status).toBe('canceled');
});

import type Stripe from 'stripe';
import { CARD, Shop, sessionFor } from '../shop';
import { advanceTo, DAY, HOUR, periodEnd } from './standing-gift';

/** The payment page of a gift whose first charge comes later. */
let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(() => shop.close());

const nowSeconds = async (): Promise<number> =>
  Math.floor(Number((await shop.control('GET', 'clock'))['nowMs']) / 1000);
const open = (trial_end: number, changes: object = {}) =>
  shop.stripe.checkout.sessions.create({
    ...sessionFor('subscription', 'eur', 1000),
    subscription_data: { trial_end, metadata: { gift: 'g1' } },
    ...changes,
  });
const subscriptionOf = async (session: Stripe.Checkout.Session): Promise<Stripe.Subscription> =>
  (await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] }))
    .subscription as Stripe.Subscription;
const invoicesOf = async ({ id }: Stripe.Subscription) => (await shop.stripe.invoices.list({ subscription: id })).data;

test('takes nothing at the page, keeps the card, and charges it for the first time when the trial ends', async () => {
  const trialEnd = (await nowSeconds()) + 10 * DAY;
  const session = await open(trialEnd);
  expect(session).toMatchObject({ amount_total: 0, payment_status: 'unpaid', status: 'open', setup_intent: null });
  const shown = await (await fetch(session.url!)).text();
  expect(shown).toContain('Nothing today; for the first time on');
  await shop.pay(session.url!, CARD);
  const done = await shop.stripe.checkout.sessions.retrieve(session.id);
  expect(done).toMatchObject({ payment_status: 'no_payment_required', status: 'complete', payment_intent: null });
  expect(done.customer_details?.email).toBe('ada@reader.example');
  const gift = await subscriptionOf(session);
  expect(gift).toMatchObject({ status: 'trialing', trial_end: trialEnd, metadata: { gift: 'g1' } });
  expect(periodEnd(gift)).toBe(trialEnd);
  expect(await invoicesOf(gift)).toMatchObject([
    { amount_paid: 0, status: 'paid', billing_reason: 'subscription_create' },
  ]);
  expect((await shop.stripe.charges.list({ customer: gift.customer as string })).data).toEqual([]);

  await advanceTo(shop, trialEnd - HOUR);
  expect(await invoicesOf(gift)).toHaveLength(1);
  await advanceTo(shop, trialEnd + 2 * HOUR);
  const [first] = await invoicesOf(gift);
  expect(first).toMatchObject({ amount_paid: 1000, status: 'paid', billing_reason: 'subscription_cycle' });
});

test('may be moved, later and back, before it ends', async () => {
  const trialEnd = (await nowSeconds()) + 5 * DAY;
  const session = await open(trialEnd);
  await shop.pay(session.url!, CARD);
  const gift = await subscriptionOf(session);
  for (const trial_end of [trialEnd + 30 * DAY, trialEnd + 2 * DAY])
    expect(await shop.stripe.subscriptions.update(gift.id, { trial_end, proration_behavior: 'none' })).toMatchObject({
      ...{ trial_end, status: 'trialing' },
    });
  await advanceTo(shop, trialEnd + DAY);
  expect((await shop.stripe.charges.list({ customer: gift.customer as string })).data).toEqual([]);
  await advanceTo(shop, trialEnd + 2 * DAY + 2 * HOUR);
  expect((await shop.stripe.charges.list({ customer: gift.customer as string })).data).toHaveLength(1);
});

test('a card that is refused leaves the page open; one that asks for authentication is asked', async () => {
  const session = await open((await nowSeconds()) + 5 * DAY);
  expect(await shop.pay(session.url!, { number: '4000 0000 0000 0002' })).toMatchObject({ status: 402 });
  expect(await shop.pay(session.url!, { number: '4000 0027 6000 3184' })).toMatchObject({
    location: `/pay/${session.id}`,
  });
  expect(await (await fetch(session.url!)).text()).toContain('Confirm');
  await shop.pay(`${session.url!}/authentication`, { outcome: 'complete' });
  expect((await subscriptionOf(session)).status).toBe('trialing');
});

test('refuses a trial that ends within two days', async () => {
  await expect(open((await nowSeconds()) + DAY)).rejects.toMatchObject({ param: 'subscription_data[trial_end]' });
  await expect(open((await nowSeconds()) + 3 * 366 * DAY)).rejects.toMatchObject({ statusCode: 400 });
});

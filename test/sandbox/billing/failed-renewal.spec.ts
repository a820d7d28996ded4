import type Stripe from 'stripe';
import { Shop } from '../shop';
import { DAY, HOUR, advanceTo, periodEnd, standingGift, useCard } from './standing-gift';
import type { DunningEnd } from '../../../sandbox/account/settings';

describe('a renewal that fails', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const read = async (id: string) => {
    const subscription = await shop.stripe.subscriptions.retrieve(id, { expand: ['latest_invoice'] });
    return { subscription, invoice: subscription.latest_invoice as Stripe.Invoice };
  };

  test('leaves the subscription overdue and says when it is tried again', async () => {
    const gift = await standingGift(shop);
    await useCard(shop, gift, 'pm_card_chargeCustomerFail');
    const ends = periodEnd(gift);
    await advanceTo(shop, ends + HOUR + 60);
    const { subscription, invoice } = await read(gift.id);
    expect(subscription.status).toBe('past_due');
    expect(invoice).toMatchObject({ status: 'open', attempt_count: 1, attempted: true });
    expect(invoice.next_payment_attempt).toBeCloseTo(ends + HOUR + 3 * DAY, -2);
  });

  test('is tried again after 3, 5 and 7 days, and then the subscription is over', async () => {
    const gift = await standingGift(shop);
    await useCard(shop, gift, 'pm_card_chargeCustomerFail');
    const first = periodEnd(gift) + HOUR + 60;
    const counts: (number | null)[] = [];
    for (const day of [0, 3, 8, 15]) {
      await advanceTo(shop, first + day * DAY);
      counts.push((await read(gift.id)).invoice.attempt_count);
    }
    expect(counts).toEqual([1, 2, 3, 4]);
    const { subscription, invoice } = await read(gift.id);
    expect(subscription).toMatchObject({ status: 'canceled', cancellation_details: { reason: 'payment_failed' } });
    expect(invoice).toMatchObject({ status: 'open', next_payment_attempt: null, auto_advance: false });
    await advanceTo(shop, first + 60 * DAY);
    expect((await read(gift.id)).invoice.id).toBe(invoice.id);
  });

  test('is paid by a card that replaces the first one', async () => {
    const gift = await standingGift(shop);
    await useCard(shop, gift, 'pm_card_chargeCustomerFail');
    await advanceTo(shop, periodEnd(gift) + HOUR + 60);
    await useCard(shop, gift, 'pm_card_visa');
    await advanceTo(shop, periodEnd(gift) + HOUR + 3 * DAY + 60);
    const { subscription, invoice } = await read(gift.id);
    expect(subscription.status).toBe('active');
    expect(invoice).toMatchObject({ status: 'paid', attempt_count: 2 });
  });

  test('can be paid by hand, which puts the subscription right at once', async () => {
    const gift = await standingGift(shop);
    await useCard(shop, gift, 'pm_card_chargeCustomerFail');
    await advanceTo(shop, periodEnd(gift) + HOUR + 60);
    const { invoice } = await read(gift.id);
    await expect(shop.stripe.invoices.pay(invoice.id!)).rejects.toMatchObject({ code: 'card_declined' });
    // Not counted, and the schedule stays as it was.
    const { attempt_count, next_payment_attempt } = invoice;
    expect((await read(gift.id)).invoice).toMatchObject({ attempt_count, next_payment_attempt });
    const method = await shop.stripe.paymentMethods.attach('pm_card_visa', { customer: gift.customer as string });
    expect(await shop.stripe.invoices.pay(invoice.id!, { payment_method: method.id })).toMatchObject({
      status: 'paid',
      attempt_count: 1,
    });
    expect((await read(gift.id)).subscription.status).toBe('active');
  });

  test('can be planned for one reader, with the reason the bank gives, and only as often as planned', async () => {
    const gift = await standingGift(shop);
    await shop.control('POST', 'charges/outcomes', {
      subscription: gift.id,
      outcome: 'declined',
      declineCode: 'lost_card',
    });
    await advanceTo(shop, periodEnd(gift) + HOUR + 60);
    const { data } = await shop.stripe.charges.list({ customer: gift.customer as string });
    expect(data[0]).toMatchObject({ status: 'failed', outcome: { reason: 'lost_card' } });
    await advanceTo(shop, periodEnd(gift) + HOUR + 3 * DAY + 60);
    expect((await read(gift.id)).subscription.status).toBe('active');
  });

  test('because the bank wants to hear from the reader waits for them', async () => {
    const gift = await standingGift(shop);
    await shop.control('POST', 'charges/outcomes', { subscription: gift.id, outcome: 'asks_authentication' });
    await advanceTo(shop, periodEnd(gift) + HOUR + 60);
    const waiting = await shop.receiver.event('invoice.payment_action_required');
    expect(waiting.data.object).toMatchObject({ status: 'open', attempt_count: 1 });
    const asked = await shop.receiver.event('payment_intent.requires_action');
    expect((await read(gift.id)).subscription.status).toBe('past_due');
    await shop.control('POST', `payment-intents/${(asked.data.object as Stripe.PaymentIntent).id}/authentication`, {});
    const { subscription, invoice } = await read(gift.id);
    expect([subscription.status, invoice.status]).toEqual(['active', 'paid']);
  });

  test.each([
    ['does not happen to a card that asks its bank once, when it is set up', '4000002500003155', 'active'],
    ['happens to a card that asks its bank every time', '4000002760003184', 'past_due'],
  ])('%s', async (_, number, status) => {
    await standingGift(shop, { number });
    const session = (await shop.stripe.checkout.sessions.list({ limit: 1 })).data[0]!;
    await shop.pay(`${session.url}/authentication`, { outcome: 'complete' });
    const gift = (await shop.stripe.subscriptions.list({ limit: 1 })).data[0]!;
    await advanceTo(shop, periodEnd(gift) + HOUR + 60);
    expect((await read(gift.id)).subscription.status).toBe(status);
  });

  test('by bank debit days after it was handed in is overdue only then', async () => {
    const gift = await standingGift(shop, { method: 'sepa_debit', iban: 'AT611904300234573201', name: 'Ada Reader' });
    await shop.control('POST', 'bank-debits/settle', {});
    await shop.control('POST', 'charges/outcomes', { subscription: gift.id, outcome: 'declined' });
    await advanceTo(shop, periodEnd(gift) + HOUR + 60);
    expect((await read(gift.id)).subscription.status).toBe('active');
    await shop.control('POST', 'bank-debits/settle', {});
    const { subscription, invoice } = await read(gift.id);
    expect(subscription.status).toBe('past_due');
    expect(invoice).toMatchObject({ status: 'open', attempt_count: 1, next_payment_attempt: expect.any(Number) });
  });
});

test.each<[DunningEnd, string, string]>([
  [{ subscription: 'canceled', invoice: 'uncollectible' }, 'canceled', 'uncollectible'],
  [{ subscription: 'unpaid', invoice: 'open' }, 'unpaid', 'open'],
  [{ subscription: 'past_due', invoice: 'open' }, 'past_due', 'open'],
  [{ subscription: 'paused', invoice: 'open' }, 'paused', 'open'],
])('dunning set to end in %j ends so', async (dunning, status, invoiceStatus) => {
  const shop = await Shop.open({ settings: { dunning, retryAfterDays: [1] } });
  const gift = await standingGift(shop);
  await useCard(shop, gift, 'pm_card_chargeCustomerFail');
  await advanceTo(shop, periodEnd(gift) + 2 * DAY);
  const ended = await shop.stripe.subscriptions.retrieve(gift.id, { expand: ['latest_invoice'] });
  expect([ended.status, (ended.latest_invoice as Stripe.Invoice).status]).toEqual([status, invoiceStatus]);
  await advanceTo(shop, periodEnd(gift) + 32 * DAY);
  const { data } = await shop.stripe.invoices.list({ subscription: gift.id });
  const later = { canceled: undefined, paused: undefined, unpaid: 'draft', past_due: 'open' }[status];
  expect(data.length === 3 ? data[0]!.status : undefined).toBe(later);
  await shop.close();
  shop.traffic.assertClean();
});

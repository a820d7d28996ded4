import type Stripe from 'stripe';
import { Shop } from '../shop';
import { DAY, HOUR, advanceTo, periodEnd, standingGift } from './standing-gift';

describe('a renewal', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  test('is told of a week before, drawn up as a draft, and charged an hour later', async () => {
    const gift = await standingGift(shop);
    const ends = periodEnd(gift);
    await advanceTo(shop, ends - 7 * DAY + 60);
    const upcoming = await shop.receiver.event('invoice.upcoming');
    expect(upcoming.data.object).toMatchObject({
      amount_due: 1000,
      billing_reason: 'upcoming',
      parent: { subscription_details: { subscription: gift.id } },
    });
    await advanceTo(shop, ends + 60);
    const renewed = await shop.stripe.subscriptions.retrieve(gift.id, { expand: ['latest_invoice'] });
    expect(periodEnd(renewed)).toBeGreaterThan(ends + 27 * DAY);
    expect(renewed.latest_invoice).toMatchObject({ status: 'draft', billing_reason: 'subscription_cycle' });
    await advanceTo(shop, ends + HOUR + 60);
    const invoice = await shop.stripe.invoices.retrieve((renewed.latest_invoice as Stripe.Invoice).id!);
    expect(invoice).toMatchObject({ status: 'paid', amount_paid: 1000, attempt_count: 1, period_end: ends });
  });

  test('says in its update event what the period and the bill were before', async () => {
    const gift = await standingGift(shop);
    await advanceTo(shop, periodEnd(gift) + 60);
    const events = await shop.stripe.events.list({ type: 'customer.subscription.updated', limit: 1 });
    expect(events.data[0]!.data.previous_attributes).toEqual({
      items: { data: gift.items.data },
      latest_invoice: gift.latest_invoice,
    });
  });

  test('is paid by a charge that names neither the subscription nor our metadata', async () => {
    const gift = await standingGift(shop);
    await shop.stripe.subscriptions.update(gift.id, { metadata: { contribution: 'c9' } });
    await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
    const { latest_invoice } = await shop.stripe.subscriptions.retrieve(gift.id);
    const { data } = await shop.stripe.invoicePayments.list({ invoice: latest_invoice as string });
    const intent = await shop.stripe.paymentIntents.retrieve(data[0]!.payment.payment_intent as string, {
      expand: ['latest_charge'],
    });
    expect(intent).toMatchObject({ status: 'succeeded', metadata: {}, description: 'Subscription update' });
    for (const object of [intent, intent.latest_charge]) {
      expect(object).toMatchObject({ metadata: {} });
      expect(object).not.toHaveProperty('invoice');
    }
  });

  test('comes every month for years, each period beginning where the last one ended', async () => {
    const gift = await standingGift(shop);
    await advanceTo(shop, gift.created + 720 * DAY);
    const { data } = await shop.stripe.invoices.list({ subscription: gift.id, limit: 100 });
    expect(data).toHaveLength(24);
    const periods = data.map(({ lines }) => lines.data[0]!.period).reverse();
    for (const [place, { end }] of periods.slice(0, -1).entries()) expect(periods[place + 1]!.start).toBe(end);
    expect(data.every(({ status }) => status === 'paid')).toBe(true);
  });

  test('by bank debit is under way for days, then paid', async () => {
    const gift = await standingGift(shop, { method: 'sepa_debit', iban: 'AT611904300234573201', name: 'Ada Reader' });
    await shop.control('POST', 'bank-debits/settle', {});
    await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
    const under = await shop.stripe.subscriptions.retrieve(gift.id, { expand: ['latest_invoice'] });
    expect(under).toMatchObject({ status: 'active', latest_invoice: { status: 'open', attempted: true } });
    await shop.control('POST', 'bank-debits/settle', {});
    const paid = await shop.stripe.subscriptions.retrieve(gift.id, { expand: ['latest_invoice'] });
    expect(paid).toMatchObject({ status: 'active', latest_invoice: { status: 'paid', attempt_count: 1 } });
    const { data } = await shop.stripe.charges.list({ customer: gift.customer as string });
    const mandates = data.map(({ payment_method_details: details }) => details!.sepa_debit!.mandate);
    expect(new Set(mandates).size).toBe(1);
  });
});

test('a renewal of the last day of January is on the last day of February, and on the 31st of March', async () => {
  const shop = await Shop.open({ clockStart: new Date('2027-01-31T10:00:00Z') });
  const gift = await standingGift(shop);
  await advanceTo(shop, Date.parse('2027-06-01T00:00:00Z') / 1000);
  const { data } = await shop.stripe.invoices.list({ subscription: gift.id });
  const days = data.map(({ lines }) => new Date(lines.data[0]!.period.start * 1000).toISOString().slice(0, 10));
  expect(days).toEqual(['2027-05-31', '2027-04-30', '2027-03-31', '2027-02-28', '2027-01-31']);
  await shop.close();
  shop.traffic.assertClean();
});

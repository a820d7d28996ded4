import type Stripe from 'stripe';
import { CARD, Shop } from './shop';

test('whose first bank debit comes back is overdue where the account keeps the bill open, and says when it is tried again', async () => {
  const shop = await Shop.open({ settings: { returnedFirstDebit: 'bill_open' } });
  const session = await shop.stripe.checkout.sessions.create({
    ...{ mode: 'subscription', success_url: 'http://127.0.0.1:1/thanks' },
    line_items: [
      {
        quantity: 1,
        price_data: {
          ...{ currency: 'eur', unit_amount: 1000, recurring: { interval: 'month' } },
          product: (await shop.stripe.products.create({ name: 'Standing contribution' })).id,
        },
      },
    ],
  });
  await shop.pay(session.url!, { method: 'sepa_debit', iban: 'AT861904300235473202', name: 'Ada Reader' });
  await shop.control('POST', 'bank-debits/settle', {});
  const failed = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] });
  expect(failed).toMatchObject({ status: 'complete', payment_status: 'unpaid', subscription: { status: 'past_due' } });
  expect(failed.invoice).toMatchObject({
    ...{ status: 'open', attempt_count: 1, next_payment_attempt: expect.any(Number) },
  });
  await shop.close();
  shop.traffic.assertClean();
});

describe.each(['month', 'year'] as const)('a subscription by the %s', (interval) => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const checkout = async (currency = 'eur') => {
    const product = await shop.stripe.products.create({ name: 'Standing contribution' });
    return shop.stripe.checkout.sessions.create({
      mode: 'subscription',
      submit_type: 'donate',
      line_items: [
        { quantity: 1, price_data: { currency, unit_amount: 1000, product: product.id, recurring: { interval } } },
      ],
      subscription_data: { metadata: { contribution: 'c2' } },
      success_url: 'http://127.0.0.1:1/thanks',
    });
  };

  test('starts with its first payment: customer, subscription, paid invoice', async () => {
    const session = await checkout();
    await shop.pay(session.url!, CARD);
    const paid = await shop.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['subscription', 'customer', 'invoice'],
    });
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', payment_intent: null });
    expect(paid.customer).toMatchObject({ email: 'ada@reader.example', currency: 'eur' });
    const subscription = paid.subscription as Stripe.Subscription;
    expect(subscription).toMatchObject({
      status: 'active',
      metadata: { contribution: 'c2' },
      billing_mode: { type: 'flexible' },
    });
    expect(subscription).not.toHaveProperty('current_period_end');
    expect(paid.invoice).toMatchObject({
      status: 'paid',
      billing_reason: 'subscription_create',
      amount_paid: 1000,
      customer_email: 'ada@reader.example',
      parent: { subscription_details: { subscription: subscription.id, metadata: { contribution: 'c2' } } },
    });
  });

  test('has its period dates on the item, one calendar interval apart', async () => {
    const session = await checkout();
    await shop.pay(session.url!, CARD);
    const { subscription } = await shop.stripe.checkout.sessions.retrieve(session.id);
    const { items } = await shop.stripe.subscriptions.retrieve(subscription as string);
    const { current_period_start: start, current_period_end: end } = items.data[0]!;
    const from = new Date(start * 1000);
    const to = new Date(end * 1000);
    const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
    expect(months).toBe(interval === 'month' ? 1 : 12);
    expect(from.toISOString().slice(11)).toBe(to.toISOString().slice(11));
  });

  test('links its payment to the invoice by an invoice payment alone', async () => {
    const session = await checkout();
    await shop.pay(session.url!, CARD);
    const { invoice } = await shop.stripe.checkout.sessions.retrieve(session.id);
    const { data } = await shop.stripe.invoicePayments.list({ invoice: invoice as string });
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ status: 'paid', amount_paid: 1000, payment: { type: 'payment_intent' } });
    const intent = await shop.stripe.paymentIntents.retrieve(data[0]!.payment.payment_intent as string, {
      expand: ['latest_charge'],
    });
    expect(intent).toMatchObject({ status: 'succeeded', metadata: {} });
    expect(intent.latest_charge).toMatchObject({ metadata: {} });
    for (const object of [intent, intent.latest_charge]) expect(object).not.toHaveProperty('invoice');
    const byIntent = await shop.stripe.invoicePayments.list({
      payment: { type: 'payment_intent', payment_intent: intent.id },
    });
    expect(byIntent.data.map(({ id }) => id)).toEqual([data[0]!.id]);
  });

  test('by bank debit is active while the money is on its way, and its invoice open', async () => {
    const session = await checkout();
    await shop.pay(session.url!, { method: 'sepa_debit', iban: 'AT611904300234573201', name: 'Ada Reader' });
    const begun = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] });
    expect(begun).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(begun.subscription).toMatchObject({ status: 'active' });
    expect(begun.invoice).toMatchObject({ status: 'open', attempted: true, amount_paid: 0 });
    await shop.control('POST', 'bank-debits/settle', {});
    const settled = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['invoice'] });
    expect(settled).toMatchObject({ payment_status: 'paid', invoice: { status: 'paid' } });
  });

  test('by a bank debit that comes back goes on, and its invoice is voided', async () => {
    const session = await checkout();
    await shop.pay(session.url!, { method: 'sepa_debit', iban: 'AT861904300235473202', name: 'Ada Reader' });
    await shop.control('POST', 'bank-debits/settle', {});
    const failed = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription', 'invoice'] });
    expect(failed).toMatchObject({ status: 'complete', payment_status: 'unpaid', subscription: { status: 'active' } });
    expect(failed.invoice).toMatchObject({ status: 'void', attempt_count: 1, next_payment_attempt: null });
    const invoice = (failed.invoice as Stripe.Invoice).id;
    const told = await shop.stripe.events.list({ limit: 100 });
    const types = told.data.flatMap(({ type, data: { object } }) =>
      'id' in object && object.id === invoice ? type : [],
    );
    expect(types.slice(0, 2)).toEqual(['invoice.voided', 'invoice.payment_failed']);
  });

  test('that is refused leaves neither subscription nor invoice, and can be tried again', async () => {
    const session = await checkout('usd');
    const refused = await shop.pay(session.url!, { number: '4000000000000002' });
    expect(refused.status).toBe(402);
    expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'open',
      subscription: null,
      invoice: null,
    });
    expect((await shop.pay(session.url!, CARD)).status).toBe(303);
    expect(await shop.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
    });
  });
});

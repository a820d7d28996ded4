import type Stripe from 'stripe';
import { CARD, Shop } from '../shop';
import { HOUR, advanceTo, periodEnd, standingGift, useCard } from './standing-gift';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
});
afterAll(async () => {
  await shop.close();
  shop.traffic.assertClean();
});

const setupSession = (customer?: string) =>
  shop.stripe.checkout.sessions.create({
    ...(customer === undefined ? { customer_creation: 'always' as const } : { customer }),
    currency: 'eur',
    mode: 'setup',
    setup_intent_data: { metadata: { contribution: 'c7' } },
    success_url: 'http://127.0.0.1:1/saved',
  });

describe('a page that only saves a card', () => {
  test('keeps it for the customer, and takes nothing', async () => {
    const customer = await shop.stripe.customers.create({ email: 'ada@reader.example' });
    const session = await setupSession(customer.id);
    expect(session).toMatchObject({ amount_total: null, currency: 'eur', payment_status: 'no_payment_required' });
    expect(await (await fetch(session.url!)).text()).toContain('Save');
    expect((await shop.pay(session.url!, CARD)).location).toBe('http://127.0.0.1:1/saved');
    const done = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] });
    expect(done).toMatchObject({ status: 'complete', customer: customer.id });
    expect(done.setup_intent).toMatchObject({ status: 'succeeded', metadata: { contribution: 'c7' } });
    expect((await shop.stripe.customers.listPaymentMethods(customer.id)).data).toHaveLength(1);
    expect((await shop.stripe.charges.list({ customer: customer.id })).data).toEqual([]);
  });

  test('asks the bank where the card wants it, and stays open where the card is refused', async () => {
    const session = await setupSession();
    expect((await shop.pay(session.url!, { number: '4000000000000002' })).status).toBe(402);
    await shop.pay(session.url!, { number: '4000002500003155' });
    await shop.pay(`${session.url}/authentication`, { outcome: 'fail' });
    expect((await shop.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
    await shop.pay(session.url!, { number: '4000002500003155' });
    await shop.pay(`${session.url}/authentication`, { outcome: 'complete' });
    expect((await shop.stripe.checkout.sessions.retrieve(session.id)).status).toBe('complete');
  });
});

test('a setup intent is confirmed by API, or canceled, and not both', async () => {
  const customer = await shop.stripe.customers.create();
  const intent = await shop.stripe.setupIntents.create({ customer: customer.id });
  expect(intent.status).toBe('requires_payment_method');
  const done = await shop.stripe.setupIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  expect(done).toMatchObject({ status: 'succeeded', customer: customer.id });
  const unexpected = { code: 'setup_intent_unexpected_state' };
  await expect(shop.stripe.setupIntents.cancel(intent.id)).rejects.toMatchObject(unexpected);
  const other = await shop.stripe.setupIntents.create({ customer: customer.id });
  expect(await shop.stripe.setupIntents.cancel(other.id)).toMatchObject({ status: 'canceled' });
  const refused = shop.stripe.setupIntents.create({ confirm: true, payment_method: 'pm_card_chargeDeclined' });
  await expect(refused).rejects.toMatchObject({ code: 'card_declined' });
  expect((await shop.stripe.setupIntents.list({ customer: customer.id })).data).toHaveLength(2);
});

test('a card that is detached is charged no more, and is nobody’s default', async () => {
  const gift = await standingGift(shop);
  const { id } = await shop.stripe.paymentMethods.attach('pm_card_visa', { customer: gift.customer as string });
  await shop.stripe.customers.update(gift.customer as string, { invoice_settings: { default_payment_method: id } });
  await shop.stripe.subscriptions.update(gift.id, { default_payment_method: id });
  expect((await shop.stripe.paymentMethods.detach(id)).customer).toBeNull();
  const customer = (await shop.stripe.customers.retrieve(gift.customer as string)) as Stripe.Customer;
  expect(customer.invoice_settings.default_payment_method).toBeNull();
  await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
  expect((await shop.stripe.subscriptions.retrieve(gift.id)).status).toBe('past_due');
});

test('a card the bank has renewed says so, and pays where the old one did not', async () => {
  const gift = await standingGift(shop);
  await useCard(shop, gift, 'pm_card_chargeCustomerFail');
  const { default_payment_method: id } = await shop.stripe.subscriptions.retrieve(gift.id);
  await shop.control('POST', `payment-methods/${id as string}/renew`, { last4: '1881' });
  const event = await shop.receiver.event('payment_method.automatically_updated');
  expect(event.data.object).toMatchObject({ id, card: { last4: '1881' } });
  await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
  expect((await shop.stripe.subscriptions.retrieve(gift.id)).status).toBe('active');
});

test('a mandate the payer takes back is told as inactive, and no debit comes through by it', async () => {
  const gift = await standingGift(shop, { method: 'sepa_debit', iban: 'AT611904300234573201', name: 'Ada Reader' });
  const { data } = await shop.stripe.charges.list({ customer: gift.customer as string });
  const mandate = data[0]!.payment_method_details!.sepa_debit!.mandate!;
  await shop.control('POST', `mandates/${mandate}/revoke`, {});
  const event = await shop.receiver.event('mandate.updated');
  expect(event.data).toMatchObject({ object: { id: mandate, status: 'inactive' } });
  await shop.control('POST', 'bank-debits/settle', {});
  await advanceTo(shop, periodEnd(gift) + 2 * HOUR);
  await shop.control('POST', 'bank-debits/settle', {});
  expect((await shop.stripe.subscriptions.retrieve(gift.id)).status).toBe('past_due');
});

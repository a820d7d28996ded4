import { CARD, Shop } from './shop';

describe('a one-time payment', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const checkout = (amount: number, currency = 'eur') =>
    shop.stripe.checkout.sessions.create({
      mode: 'payment',
      submit_type: 'donate',
      client_reference_id: 'contribution-1',
      line_items: [
        { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: 'One-time contribution' } } },
      ],
      metadata: { contribution: 'c1' },
      payment_intent_data: { metadata: { contribution: 'c1' } },
      success_url: 'http://127.0.0.1:1/thanks?session={CHECKOUT_SESSION_ID}',
      cancel_url: 'http://127.0.0.1:1/back',
    });

  test('is open and unpaid, without a payment intent, until somebody pays', async () => {
    const session = await checkout(1000);
    expect(session).toMatchObject({
      status: 'open',
      payment_status: 'unpaid',
      payment_intent: null,
      amount_total: 1000,
    });
    expect(session).toMatchObject({
      payment_method_types: ['card', 'sepa_debit'],
      payment_method_configuration_details: { id: 'pmc_sandbox' },
    });
    expect(session.url).toContain(`/pay/${session.id}`);
  });

  test('sends the payer to the success page with the session filled in', async () => {
    const session = await checkout(1000);
    const page = await shop.pay(session.url!, CARD);
    expect(page).toMatchObject({ status: 303, location: `http://127.0.0.1:1/thanks?session=${session.id}` });
  });

  test('puts who paid where Stripe puts it, and makes no customer of them', async () => {
    const session = await checkout(2500);
    await shop.pay(session.url!, { ...CARD, name: 'Ada Reader' });
    const paid = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
    expect(paid).toMatchObject({ status: 'complete', payment_status: 'paid', url: null, customer: null });
    expect(paid.customer_details).toMatchObject({ email: 'ada@reader.example', name: 'Ada Reader' });
    const intent = paid.payment_intent as { latest_charge: object; metadata: object };
    expect(intent.metadata).toEqual({ contribution: 'c1' });
    expect(intent.latest_charge).toMatchObject({
      amount: 2500,
      billing_details: { email: 'ada@reader.example', name: 'Ada Reader' },
      metadata: { contribution: 'c1' },
      payment_method_details: { card: { last4: '4242', country: 'US' } },
    });
  });
});

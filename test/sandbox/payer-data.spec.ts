import { Shop, sessionFor, type Json } from './shop';

const PAYER = { email: 'ada.canary@reader.example', name: 'Ada Canary' };

/** Where Stripe keeps who paid: a test that looks for leaks in the app is worth as much as these places are filled. */
describe('who paid', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  test.each([
    ['payment', { number: '4242424242424242' }, ['checkout/sessions', 'charges', 'payment_methods']],
    [
      'subscription',
      { number: '4242424242424242' },
      ['checkout/sessions', 'charges', 'payment_methods', 'customers', 'invoices'],
    ],
    [
      'payment',
      { method: 'sepa_debit', iban: 'AT611904300234573201' },
      ['checkout/sessions', 'charges', 'payment_methods'],
    ],
  ])('in %s mode by %j stands in %j', async (mode, fields, places) => {
    await shop.control('POST', 'reset');
    const session = await shop.stripe.checkout.sessions.create(sessionFor(mode, 'eur', 1000));
    await shop.pay(session.url!, { ...PAYER, ...(fields as unknown as Record<string, string>) });
    for (const place of places) {
      const text = JSON.stringify((await shop.call('GET', `/v1/${place}`)).body);
      expect([place, text]).toEqual([place, expect.stringContaining(PAYER.email)]);
      expect([place, text]).toEqual([place, expect.stringContaining(PAYER.name)]);
    }
    const events = JSON.stringify((await shop.call('GET', '/v1/events?limit=100')).body);
    for (const detail of [PAYER.email, PAYER.name, '"last4"', '"fingerprint"', '"country": "']) {
      expect(events.replaceAll('":"', '": "')).toContain(detail);
    }
  });

  test('by bank debit leaves an IP address and a browser in the mandate', async () => {
    const session = await shop.stripe.checkout.sessions.create(sessionFor('payment', 'eur', 1000));
    await shop.pay(session.url!, { ...PAYER, method: 'sepa_debit', iban: 'AT611904300234573201' });
    const [charge] = (await shop.stripe.charges.list()).data;
    const mandate = await shop.stripe.mandates.retrieve(charge!.payment_method_details!.sepa_debit!.mandate!);
    expect(mandate.customer_acceptance.online).toEqual({ ip_address: '203.0.113.77', user_agent: expect.any(String) });
  });

  test('what the app said to the API can be read back word for word', async () => {
    await shop.control('DELETE', 'requests');
    await shop.stripe.customers.create({ email: PAYER.email });
    const { requests } = (await shop.control('GET', 'requests')) as { requests: Json[] };
    expect(requests).toMatchObject([
      { method: 'POST', url: '/v1/customers', requestBody: `email=${PAYER.email.replace('@', '%40')}`, status: 200 },
    ]);
  });
});

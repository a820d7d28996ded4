import { KEY, Shop, VERSION } from './shop';

const SESSION = {
  mode: 'payment',
  'line_items[0][quantity]': '1',
  'line_items[0][price_data][currency]': 'eur',
  'line_items[0][price_data][unit_amount]': '1000',
  'line_items[0][price_data][product_data][name]': 'Contribution',
  success_url: 'http://127.0.0.1:1/thanks',
};
const MONTHLY = { ...SESSION, mode: 'subscription', 'line_items[0][price_data][recurring][interval]': 'month' };
const price = (field: string): string => `line_items[0][price_data][${field}]`;
const now = Math.floor(Date.now() / 1000);

describe('a refused call', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const create = (form: object, headers?: Record<string, string>) =>
    shop.call('POST', '/v1/checkout/sessions', encoded(form), headers);

  test.each<[string, object, { code?: string; param?: string }]>([
    ['without a mode', without('mode'), { code: 'parameter_missing', param: 'mode' }],
    ['in a mode that does not exist', { ...SESSION, mode: 'donation' }, { param: 'mode' }],
    ['without a success_url', without('success_url'), { code: 'parameter_missing', param: 'success_url' }],
    [
      'with a success_url that is none',
      { ...SESSION, success_url: '/thanks' },
      { code: 'url_invalid', param: 'success_url' },
    ],
    [
      'without line items',
      { mode: 'payment', success_url: 'http://x.example' },
      { code: 'parameter_missing', param: 'line_items' },
    ],
    ['without a currency', without(price('currency')), { code: 'parameter_missing', param: price('currency') }],
    ['in a currency Stripe does not take', { ...SESSION, [price('currency')]: 'xyz' }, { param: price('currency') }],
    ['without an amount', without(price('unit_amount')), { code: 'parameter_missing', param: price('unit_amount') }],
    [
      'with an amount in words',
      { ...SESSION, [price('unit_amount')]: 'ten' },
      { code: 'parameter_invalid_integer', param: price('unit_amount') },
    ],
    [
      'with a broken amount',
      { ...SESSION, [price('unit_amount')]: '10.5' },
      { code: 'parameter_invalid_integer', param: price('unit_amount') },
    ],
    [
      'with a negative amount',
      { ...SESSION, [price('unit_amount')]: '-5' },
      { code: 'parameter_invalid_integer', param: price('unit_amount') },
    ],
    ['below what Stripe charges', { ...SESSION, [price('unit_amount')]: '49' }, { code: 'amount_too_small' }],
    ['above what Stripe charges', { ...SESSION, [price('unit_amount')]: '100000000' }, { code: 'amount_too_large' }],
    [
      'of a króna and a half',
      { ...SESSION, [price('currency')]: 'isk', [price('unit_amount')]: '150050' },
      { param: price('unit_amount') },
    ],
    ['without a product', without(price('product_data][name')), { code: 'parameter_missing', param: price('product') }],
    [
      'for a product that does not exist',
      { ...without(price('product_data][name')), [price('product')]: 'prod_1' },
      { code: 'resource_missing', param: price('product') },
    ],
    [
      'without a quantity',
      without('line_items[0][quantity]'),
      { code: 'parameter_missing', param: 'line_items[0][quantity]' },
    ],
    ['with a recurring price in payment mode', { ...MONTHLY, mode: 'payment' }, { param: 'line_items' }],
    ['without a recurring price in subscription mode', { ...SESSION, mode: 'subscription' }, { param: 'line_items' }],
    [
      'with payment data in subscription mode',
      { ...MONTHLY, 'payment_intent_data[metadata][a]': 'b' },
      { param: 'payment_intent_data' },
    ],
    [
      'with subscription data in payment mode',
      { ...SESSION, 'subscription_data[metadata][a]': 'b' },
      { param: 'subscription_data' },
    ],
    ['with an unknown way to submit', { ...SESSION, submit_type: 'give' }, { param: 'submit_type' }],
    [
      'with a donation among elements',
      { ...SESSION, ui_mode: 'elements', submit_type: 'donate' },
      { param: 'submit_type' },
    ],
    ['expiring in 20 minutes', { ...SESSION, expires_at: String(now + 1200) }, { param: 'expires_at' }],
    ['expiring in two days', { ...SESSION, expires_at: String(now + 172_800) }, { param: 'expires_at' }],
    [
      'with too long a reference',
      { ...SESSION, client_reference_id: 'x'.repeat(201) },
      { param: 'client_reference_id' },
    ],
    ['in a language Stripe does not have', { ...SESSION, locale: 'tlh' }, { param: 'locale' }],
    [
      'with both a customer and an address',
      { ...SESSION, customer: 'cus_1', customer_email: 'a@b.example' },
      { code: 'parameters_exclusive', param: 'customer' },
    ],
    [
      'for a customer that does not exist',
      { ...SESSION, customer: 'cus_1' },
      { code: 'resource_missing', param: 'customer' },
    ],
    [
      'that leaves no method to pay by',
      { ...SESSION, 'allowed_payment_method_types[0]': 'klarna' },
      { param: 'allowed_payment_method_types' },
    ],
    [
      'by a method that is misspelt',
      { ...SESSION, 'allowed_payment_method_types[0]': 'cards' },
      { param: 'allowed_payment_method_types[0]' },
    ],
    ['with a parameter nobody knows', { ...SESSION, amount: '1000' }, { code: 'parameter_unknown', param: 'amount' }],
    [
      'with a price field nobody knows',
      { ...SESSION, [price('custom_unit_amount][enabled')]: 'true' },
      { code: 'parameter_unknown', param: price('custom_unit_amount') },
    ],
    [
      'with a metadata key of 41 characters',
      { ...SESSION, [`metadata[${'k'.repeat(41)}]`]: 'v' },
      { param: `metadata[${'k'.repeat(41)}]` },
    ],
    [
      'with a metadata value of 501 characters',
      { ...SESSION, 'metadata[k]': 'v'.repeat(501) },
      { param: 'metadata[k]' },
    ],
    [
      'with 51 metadata keys',
      { ...SESSION, ...Object.fromEntries([...Array(51).keys()].map((k) => [`metadata[k${k}]`, 'v'])) },
      { param: 'metadata' },
    ],
  ])('a session %s', async (_, form, error) => {
    const answer = await create(form);
    expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error', ...error } } });
  });

  test.each([
    ['checkout/sessions', encoded(SESSION)],
    ['payment_intents', 'amount=1000&currency=eur'],
  ])('payment_method_types on %s, at the pinned version alone', async (path, form) => {
    const old = `${form}&payment_method_types[]=card`;
    const pinned = await shop.call('POST', `/v1/${path}`, old);
    expect(pinned).toMatchObject({
      status: 400,
      body: { error: { code: 'parameter_unknown', param: 'payment_method_types' } },
    });
    const unversioned = await fetch(`${shop.sandbox.url}/v1/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: old,
    });
    expect(await unversioned.json()).toMatchObject({ payment_method_types: ['card'] });
  });

  test.each([
    ['no key', undefined],
    ['no key in it', 'Basic Og=='],
    ['a live key', 'Bearer sk_live_sandbox_fake'],
  ])('%s: 401', async (_, authorization) => {
    const answer = await fetch(`${shop.sandbox.url}/v1/balance`, {
      headers: { ...(authorization && { authorization }) },
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { type: 'invalid_request_error' } });
  });

  test('a key as user name of HTTP Basic is taken', async () => {
    const authorization = `Basic ${Buffer.from(`${KEY}:`).toString('base64')}`;
    expect((await fetch(`${shop.sandbox.url}/v1/balance`, { headers: { authorization } })).status).toBe(200);
  });

  test('an object that does not exist: 404 in the path, 400 as a parameter', async () => {
    const path = await shop.call('GET', '/v1/customers/cus_1');
    expect(path).toMatchObject({ status: 404, body: { error: { code: 'resource_missing', param: 'id' } } });
    const parameter = await shop.call('POST', '/v1/payment_intents', 'amount=1000&currency=eur&customer=cus_1');
    expect(parameter).toMatchObject({ status: 400, body: { error: { code: 'resource_missing', param: 'customer' } } });
  });

  test('an address Stripe does not have: 404', async () => {
    const answer = await shop.call('GET', '/v1/donations');
    expect(answer).toMatchObject({ status: 404, body: { error: { type: 'invalid_request_error' } } });
  });

  test('every answer names its request', async () => {
    const answer = await shop.call('GET', '/v1/customers/cus_1', '', { 'stripe-version': VERSION });
    expect(answer.headers.get('request-id')).toMatch(/^req_\w{14}$/);
  });

  test('what is refused leaves nothing behind', async () => {
    const before = await shop.stripe.products.list({ limit: 100 });
    const second = { 'line_items[1][quantity]': '1', 'line_items[1][price]': 'price_1' };
    expect(await create({ ...SESSION, ...second })).toMatchObject({ status: 400 });
    expect(await shop.stripe.products.list({ limit: 100 })).toEqual(before);
  });
});

test('a version that cannot exist is refused', async () => {
  const shop = await Shop.open();
  const answer = await shop.call('GET', '/v1/balance', '', { 'stripe-version': 'endive' });
  expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error' } } });
  await shop.close();
});

test('a call that is known and not built answers 501 and is remembered', async () => {
  const shop = await Shop.open();
  const answer = await shop.call('POST', '/v1/quotes', 'customer=cus_1');
  expect(answer).toMatchObject({ status: 501, body: { error: { type: 'api_error' } } });
  expect(answer.headers.get('stripe-should-retry')).toBe('false');
  await shop.call('GET', '/v1/reviews/prv_1');
  const { unbuilt } = await shop.control('GET', 'unbuilt');
  expect(unbuilt).toEqual([
    { call: 'POST /v1/quotes', count: 1 },
    { call: 'GET /v1/reviews/:id', count: 1 },
  ]);
  await shop.close();
});

function without(name: string): object {
  return Object.fromEntries(Object.entries(SESSION).filter(([key]) => key !== name));
}

function encoded(fields: object): string {
  return new URLSearchParams(fields as Record<string, string>).toString();
}

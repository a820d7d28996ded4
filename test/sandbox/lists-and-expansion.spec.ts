import type Stripe from 'stripe';
import { CARD, Shop, sessionFor } from './shop';

describe('lists', () => {
  let shop: Shop;
  const ids: string[] = [];
  beforeAll(async () => {
    shop = await Shop.open();
    for (let n = 0; n < 25; n++)
      ids.unshift((await shop.stripe.customers.create({ email: `reader-${n % 5}@x.example` })).id);
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const page = async (query: string) => {
    const { body } = await shop.call('GET', `/v1/customers?${query}`);
    const rows = body['data'] as { id: string }[];
    return { ids: rows.map(({ id }) => id), more: body['has_more'], url: body['url'] };
  };

  test('come newest first, ten to a page', async () => {
    expect(await page('')).toEqual({ ids: ids.slice(0, 10), more: true, url: '/v1/customers' });
  });

  test('go on after a cursor, and back before one', async () => {
    expect(await page(`limit=7&starting_after=${ids[6]}`)).toMatchObject({ ids: ids.slice(7, 14), more: true });
    expect(await page(`limit=7&ending_before=${ids[14]}`)).toMatchObject({ ids: ids.slice(7, 14), more: true });
    expect(await page(`limit=7&ending_before=${ids[3]}`)).toMatchObject({ ids: ids.slice(0, 3), more: false });
    expect(await page(`limit=100&starting_after=${ids[20]}`)).toMatchObject({ ids: ids.slice(21), more: false });
  });

  test('are read to their end by the SDK, each row once', async () => {
    const read: string[] = [];
    for await (const { id } of shop.stripe.customers.list({ limit: 4 })) read.push(id);
    expect(read).toEqual(ids);
  });

  test('filter', async () => {
    expect((await page('email=reader-3@x.example'))['ids']).toHaveLength(5);
    expect((await page(`created[gt]=${Math.floor(Date.now() / 1000) + 10}`))['ids']).toEqual([]);
  });

  test.each([
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['starting_after=cus_1', 'starting_after'],
    ['page=2', 'page'],
  ])('refuse %s', async (query, param) => {
    expect(await shop.call('GET', `/v1/customers?${query}`)).toMatchObject({ status: 400, body: { error: { param } } });
  });
});

describe('expand', () => {
  let shop: Shop;
  let session: Stripe.Checkout.Session;
  beforeAll(async () => {
    shop = await Shop.open();
    session = await shop.stripe.checkout.sessions.create({
      ...sessionFor('payment', 'eur', 1000),
      customer_creation: 'always',
    });
    await shop.pay(session.url!, CARD);
    await shop.control('POST', 'clock/advance', { seconds: 10 });
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  test('fills in a reference, and the references of that', async () => {
    const { payment_intent } = await shop.stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge.balance_transaction', 'customer', 'line_items.data.price.product'],
    });
    expect(payment_intent).toMatchObject({
      object: 'payment_intent',
      latest_charge: { object: 'charge', balance_transaction: { object: 'balance_transaction', net: 941 } },
    });
  });

  test('reaches into lists', async () => {
    const { data } = await shop.stripe.charges.list({ expand: ['data.payment_intent', 'data.customer'] });
    expect(data[0]).toMatchObject({
      payment_intent: { object: 'payment_intent' },
      customer: { email: 'ada@reader.example' },
    });
  });

  test('leaves a reference that is null as it is', async () => {
    const open = await shop.stripe.checkout.sessions.create({
      ...sessionFor('payment', 'eur', 1000),
      expand: ['payment_intent.latest_charge', 'line_items'],
    });
    expect(open).toMatchObject({ payment_intent: null, line_items: { data: [{ amount_total: 1000 }] } });
  });

  test('of a customer that was deleted says that', async () => {
    const { customer } = await shop.stripe.checkout.sessions.retrieve(session.id);
    await shop.stripe.customers.del(customer as string);
    const { data } = await shop.stripe.charges.list({ expand: ['data.customer'] });
    expect(data[0]!.customer).toEqual({ id: customer, object: 'customer', deleted: true });
  });

  test.each(['status', 'nothing', 'payment_intent.nothing', 'a.b.c.d.e'])('refuses %s', async (path) => {
    const answer = await shop.call('GET', `/v1/checkout/sessions/${session.id}?expand[]=${path}`);
    expect(answer).toMatchObject({ status: 400, body: { error: { type: 'invalid_request_error' } } });
  });
});

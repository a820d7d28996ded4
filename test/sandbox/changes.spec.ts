import type Stripe from 'stripe';
import { CARD, Shop, sessionFor } from './shop';

describe('changing', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const subscribe = async (): Promise<Stripe.Subscription> => {
    const session = await shop.stripe.checkout.sessions.create(sessionFor('subscription', 'eur', 1000));
    await shop.pay(session.url!, CARD);
    const { subscription } = await shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
    return subscription as Stripe.Subscription;
  };

  test('metadata adds keys, replaces some, and takes away what is empty', async () => {
    const session = await shop.stripe.checkout.sessions.create({
      ...sessionFor('payment', 'eur', 1000),
      metadata: { a: '1', b: '2' },
    });
    const changed = await shop.stripe.checkout.sessions.update(session.id, { metadata: { b: '3', c: '4' } });
    expect(changed.metadata).toEqual({ a: '1', b: '3', c: '4' });
    expect((await shop.stripe.checkout.sessions.update(session.id, { metadata: { a: '' } })).metadata).toEqual({
      b: '3',
      c: '4',
    });
    expect((await shop.stripe.checkout.sessions.update(session.id, { metadata: '' })).metadata).toEqual({});
  });

  test('metadata beyond fifty keys in all is refused, though each call sends few', async () => {
    const keys = (from: number) => Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`k${from + n}`, 'v']));
    const { id } = await shop.stripe.customers.create({ metadata: keys(0) });
    await expect(shop.stripe.customers.update(id, { metadata: keys(30) })).rejects.toMatchObject({ param: 'metadata' });
    expect(Object.keys(((await shop.stripe.customers.retrieve(id)) as Stripe.Customer).metadata)).toHaveLength(30);
  });

  test('a customer tells what it was before, and only that', async () => {
    const { id } = await shop.stripe.customers.create({ email: 'ada@reader.example', name: 'Ada' });
    await shop.stripe.customers.update(id, { name: '' });
    const event = await shop.receiver.event('customer.updated');
    expect(event.data).toMatchObject({ object: { id, name: null, email: 'ada@reader.example' } });
    expect(event.data.previous_attributes).toEqual({ name: 'Ada' });
  });

  test('a subscription to end with its period plans the end, and can take it back', async () => {
    const { id, items } = await subscribe();
    const ending = await shop.stripe.subscriptions.update(id, { cancel_at_period_end: true });
    expect(ending).toMatchObject({
      status: 'active',
      cancel_at_period_end: true,
      cancel_at: items.data[0]!.current_period_end,
    });
    const going = await shop.stripe.subscriptions.update(id, { cancel_at_period_end: false });
    expect(going).toMatchObject({ cancel_at_period_end: false, cancel_at: null, canceled_at: null });
  });

  test('a subscription to be over ends it once', async () => {
    const { id } = await subscribe();
    const over = await shop.stripe.subscriptions.cancel(id, { cancellation_details: { feedback: 'too_expensive' } });
    expect(over).toMatchObject({
      status: 'canceled',
      ended_at: expect.any(Number),
      cancellation_details: { reason: 'cancellation_requested', feedback: 'too_expensive' },
    });
    await expect(shop.stripe.subscriptions.cancel(id)).rejects.toThrow('canceled');
    expect((await shop.stripe.subscriptions.list({ limit: 100 })).data.map((row) => row.id)).not.toContain(id);
    const all = await shop.stripe.subscriptions.list({ limit: 100, status: 'all' });
    expect(all.data.map((row) => row.id)).toContain(id);
  });

  test('a customer into none ends their subscriptions', async () => {
    const { id, customer } = await subscribe();
    await shop.stripe.customers.del(customer as string);
    expect(await shop.stripe.subscriptions.retrieve(id)).toMatchObject({ status: 'canceled' });
    expect(await shop.stripe.customers.retrieve(customer as string)).toMatchObject({ deleted: true });
    await shop.receiver.event('customer.deleted');
  });

  test('the payment intent of an open page is refused: the session is what ends', async () => {
    const session = await shop.stripe.checkout.sessions.create(sessionFor('payment', 'eur', 1000));
    await shop.pay(session.url!, { number: '4000000000000002' });
    const { payment_intent: intent } = await shop.stripe.checkout.sessions.retrieve(session.id);
    const unexpected = { code: 'payment_intent_unexpected_state' };
    await expect(shop.stripe.paymentIntents.cancel(intent as string)).rejects.toMatchObject(unexpected);
    await shop.stripe.checkout.sessions.expire(session.id);
    expect(await shop.stripe.paymentIntents.cancel(intent as string)).toMatchObject({ status: 'canceled' });
  });

  test('a product or a price keeps what is not named', async () => {
    const product = await shop.stripe.products.create({ name: 'Badge', description: 'round' });
    expect(await shop.stripe.products.update(product.id, { name: 'Pin' })).toMatchObject({
      name: 'Pin',
      description: 'round',
    });
    const price = await shop.stripe.prices.create({ currency: 'eur', unit_amount: 500, product: product.id });
    expect(await shop.stripe.prices.update(price.id, { active: false })).toMatchObject({
      active: false,
      unit_amount: 500,
    });
    const line = { quantity: 1, price: price.id };
    const create = shop.stripe.checkout.sessions.create({ ...sessionFor('payment', 'eur', 500), line_items: [line] });
    await expect(create).rejects.toMatchObject({ param: 'line_items[0][price]' });
  });

  test('nothing about a payment that succeeded: it can be neither canceled nor confirmed again', async () => {
    const paid = await shop.stripe.paymentIntents.create({
      amount: 1000,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_visa',
    });
    expect(paid).toMatchObject({ status: 'succeeded', amount_received: 1000 });
    const unexpected = { code: 'payment_intent_unexpected_state' };
    await expect(shop.stripe.paymentIntents.cancel(paid.id)).rejects.toMatchObject(unexpected);
    await expect(shop.stripe.paymentIntents.confirm(paid.id)).rejects.toMatchObject(unexpected);
  });
});

describe('a customer', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const paid = async (params: Partial<Stripe.Checkout.SessionCreateParams>, mode = 'payment') => {
    const session = await shop.stripe.checkout.sessions.create({ ...sessionFor(mode, 'eur', 1000), ...params });
    await shop.pay(session.url!, CARD);
    return shop.stripe.checkout.sessions.retrieve(session.id, { expand: ['customer'] });
  };

  test('is made for a payment only where asked for', async () => {
    expect((await paid({})).customer).toBeNull();
    expect((await paid({ customer_creation: 'always' })).customer).toMatchObject({ email: 'ada@reader.example' });
  });

  test('keeps the card of a payment that is to be repeated', async () => {
    const { customer } = await paid({ payment_intent_data: { setup_future_usage: 'off_session' } });
    const { id } = customer as Stripe.Customer;
    expect((await shop.stripe.paymentMethods.list({ customer: id })).data).toMatchObject([{ card: { last4: '4242' } }]);
    expect((await shop.stripe.customers.listPaymentMethods(id)).data).toHaveLength(1);
  });

  test('that exists is used, not made again', async () => {
    const { id } = await shop.stripe.customers.create({ email: 'grace@reader.example' });
    const session = await paid({ customer: id }, 'subscription');
    expect(session.customer).toMatchObject({ id, email: 'grace@reader.example', currency: 'eur' });
  });

  test('is one, however many cards are refused before', async () => {
    await shop.control('POST', 'reset');
    const session = await shop.stripe.checkout.sessions.create(sessionFor('subscription', 'eur', 1000));
    await shop.pay(session.url!, { number: '4000000000000002', email: 'first@reader.example' });
    await shop.pay(session.url!, CARD);
    const { data } = await shop.stripe.customers.list();
    expect(data).toMatchObject([{ email: 'ada@reader.example' }]);
    expect((await shop.stripe.paymentIntents.list()).data).toHaveLength(1);
    expect((await shop.stripe.charges.list()).data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
  });
});

test('a feature that would change the page or the money is refused, not left out', async () => {
  const shop = await Shop.open();
  const create = (more: object) =>
    shop.stripe.checkout.sessions.create({ ...sessionFor('payment', 'eur', 1000), ...more });
  await expect(create({ automatic_tax: { enabled: true } })).rejects.toMatchObject({ statusCode: 501 });
  await expect(create({ phone_number_collection: { enabled: true } })).rejects.toMatchObject({ statusCode: 501 });
  await expect(create({ automatic_tax: { enabled: false } })).resolves.toMatchObject({ status: 'open' });
  expect(await shop.control('GET', 'unbuilt')).toMatchObject({
    unbuilt: [{ call: 'automatic_tax' }, { call: 'phone_number_collection' }],
  });
  await shop.close();
});

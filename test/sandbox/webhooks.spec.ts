import { createServer, type AddressInfo, type Socket } from 'node:net';
import type Stripe from 'stripe';
import type { Delivery } from '../../sandbox/webhooks/delivery';
import { CARD, Shop, sessionFor } from './shop';
import { WebhookReceiver } from './webhook-receiver';

describe('webhooks', () => {
  let shop: Shop;
  let second: WebhookReceiver;
  beforeEach(async () => {
    shop = await Shop.open();
    second = await WebhookReceiver.start();
  });
  afterEach(async () => {
    await shop.close();
    await second.stop();
    shop.traffic.assertClean();
  });

  const customer = () => shop.stripe.customers.create({ email: 'ada@reader.example' });
  const about = (object: { id: string }) => (event: Stripe.Event) =>
    (event.data.object as { id: string }).id === object.id;

  test('are signed as the SDK expects, and name the call they come from', async () => {
    const made = await shop.stripe.customers.create({ email: 'ada@reader.example' }, { idempotencyKey: 'k1' });
    const event = await shop.receiver.event('customer.created');
    expect(shop.receiver.refused).toEqual([]);
    expect(event).toMatchObject({
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 1,
      request: { id: made.lastResponse.requestId, idempotency_key: 'k1' },
      data: { object: { id: made.id, email: 'ada@reader.example' } },
    });
  });

  test('carry the object as it was, not as it has become', async () => {
    await shop.control('POST', 'webhooks/pause');
    const made = await customer();
    await shop.stripe.customers.update(made.id, { email: 'grace@reader.example' });
    await shop.control('POST', 'webhooks/release', {});
    expect(await shop.receiver.event('customer.created')).toMatchObject({
      data: { object: { email: 'ada@reader.example' } },
    });
    expect(await shop.receiver.event('customer.updated')).toMatchObject({
      data: { object: { email: 'grace@reader.example' }, previous_attributes: { email: 'ada@reader.example' } },
    });
  });

  test('come again until they are taken', async () => {
    shop.receiver.status = 500;
    const made = await customer();
    await shop.receiver.until((events) => events.filter(about(made)).length >= 2);
    expect((await shop.stripe.events.list({ delivery_success: false })).data).toHaveLength(1);
    shop.receiver.status = 200;
    const [event] = await shop.receiver.until((events) => events.filter(about(made)).length >= 3);
    const refused = expect.objectContaining({ status: 500 });
    expect(await shop.control('GET', `deliveries?event=${event!.id}`)).toMatchObject({
      deliveries: [
        { status: 'succeeded', answers: expect.arrayContaining([refused, expect.objectContaining({ status: 200 })]) },
      ],
    });
    expect(await shop.stripe.events.retrieve(event!.id)).toMatchObject({ pending_webhooks: 0 });
  });

  test('find an app that was down', async () => {
    await shop.receiver.stop();
    const made = await customer();
    await shop.receiver.listen();
    await shop.receiver.until((events) => events.some(about(made)));
    const unanswered = expect.arrayContaining([expect.objectContaining({ error: expect.any(String) })]);
    expect(await shop.control('GET', 'deliveries')).toMatchObject({ deliveries: [{ answers: unanswered }] });
  });

  test('can be lost', async () => {
    await shop.control('POST', 'webhooks/disturbances', { kind: 'drop', type: 'customer.created' });
    const lost = await customer();
    const kept = await customer();
    await shop.receiver.until((events) => events.some(about(kept)));
    expect(shop.receiver.events.some(about(lost))).toBe(false);
    expect(await shop.control('GET', 'deliveries')).toMatchObject({
      deliveries: [{ status: 'dropped' }, { status: 'succeeded' }],
    });
  });

  test('can come twice, under one id', async () => {
    await shop.control('POST', 'webhooks/disturbances', { kind: 'duplicate' });
    await customer();
    const events = await shop.receiver.until(({ length }) => length === 2);
    expect(events[0]!.id).toBe(events[1]!.id);
  });

  test('can come late', async () => {
    await shop.control('POST', 'webhooks/disturbances', { kind: 'delay', delayMs: 400 });
    const late = await customer();
    await shop.receiver.until((events) => events.some(about(late)));
    const { deliveries } = (await shop.control('GET', 'deliveries')) as unknown as { deliveries: Delivery[] };
    const [{ createdAtMs, answers }] = deliveries as [Delivery];
    expect(answers[0]!.atMs - createdAtMs).toBeGreaterThanOrEqual(399);
  });

  test('can be held and let go in reverse', async () => {
    await shop.control('POST', 'webhooks/disturbances', { kind: 'hold', count: 3 });
    const session = await shop.stripe.checkout.sessions.create(sessionFor('payment', 'eur', 1000));
    await shop.pay(session.url!, CARD);
    await shop.receiver.event('charge.updated');
    expect(shop.receiver.types).not.toContain('product.created');
    expect(await shop.control('POST', 'webhooks/release', { order: 'reversed' })).toEqual({ released: 3 });
    await shop.receiver.event('product.created');
  });

  test('can be sent again on demand', async () => {
    const made = await customer();
    const event = await shop.receiver.event('customer.created');
    await shop.control('POST', `events/${event.id}/resend`);
    const events = await shop.receiver.until((all) => all.filter(about(made)).length === 2);
    expect(new Set(events.map(({ id }) => id)).size).toBe(1);
  });

  test('go to an endpoint under the names it asked for, signed with its own secret', async () => {
    const endpoint = await shop.stripe.webhookEndpoints.create({
      url: second.url,
      enabled_events: ['customer.updated'],
    });
    const made = await customer();
    await shop.stripe.customers.update(made.id, { description: 'reader' });
    await second.until(() => second.refused.length > 0);
    Object.assign(second, { secret: endpoint.secret });
    await second.event('customer.updated');
    await shop.stripe.customers.create({});
    await shop.stripe.customers.update(made.id, { description: 'donor' });
    await second.until(({ length }) => length >= 2);
    expect(new Set(second.types)).toEqual(new Set(['customer.updated']));
    await shop.stripe.webhookEndpoints.del(endpoint.id);
    await expect(shop.stripe.webhookEndpoints.retrieve(endpoint.id)).rejects.toThrow(/No such/);
  });

  test.each(['https://newsroom.example/hook', 'http://10.0.0.1/hook', 'http://127.0.0.1.newsroom.example/'])(
    'never leave this machine: %s',
    async (url) => {
      const create = shop.stripe.webhookEndpoints.create({ url, enabled_events: ['*'] });
      await expect(create).rejects.toMatchObject({ param: 'url', code: 'url_invalid' });
    },
  );

  test('are asked for by full names, not by patterns', async () => {
    const create = shop.stripe.webhookEndpoints.create({
      url: shop.receiver.url,
      enabled_events: ['customer.*' as never],
    });
    await expect(create).rejects.toMatchObject({ param: 'enabled_events[0]' });
  });

  test('that nobody answers do not hold up the others', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const { port } = silent.address() as AddressInfo;
    await shop.stripe.webhookEndpoints.create({ url: `http://127.0.0.1:${port}/`, enabled_events: ['*'] });
    const made = await customer();
    const events = await shop.receiver.until((all) => all.some(about(made)));
    expect(events).toHaveLength(1);
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});

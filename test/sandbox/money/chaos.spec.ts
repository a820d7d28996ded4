import type Stripe from 'stripe';
import { Bank } from './bank';

let bank: Bank;
beforeEach(async () => {
  bank = await Bank.open();
});
afterEach(() => bank.close());

const chaos = (fields: object) => bank.shop.control('POST', 'webhooks/chaos', fields);
const listed = async (type: string): Promise<Stripe.Event[]> =>
  (await bank.stripe.events.list({ type, limit: 100 })).data;
const received = (type: string): Stripe.Event[] => bank.shop.receiver.events.filter((event) => event.type === type);

/** Ten payments, and what the endpoint and the list were told of them. */
const history = async (fields: object): Promise<string[]> => {
  await bank.charge();
  await bank.shop.receiver.event('charge.updated');
  await chaos(fields);
  const before = bank.shop.traffic.eventTypes.length;
  for (let n = 0; n < 10; n++) await bank.charge();
  await bank.shop.control('DELETE', 'webhooks/chaos');
  return bank.shop.traffic.eventTypes.slice(before);
};

test('an event that is never generated is neither delivered nor listed, and its charge is there all the same', async () => {
  await bank.shop.control('POST', 'webhooks/disturbances', { kind: 'never_generated', type: 'charge.succeeded' });
  const charge = await bank.charge();
  await bank.shop.receiver.event('charge.updated');
  expect(await listed('charge.succeeded')).toEqual([]);
  expect(received('charge.succeeded')).toEqual([]);
  expect(charge.status).toBe('succeeded');
});

test('one change can be told under two ids', async () => {
  await bank.shop.control('POST', 'webhooks/disturbances', { kind: 'twin', type: 'charge.succeeded' });
  await bank.charge();
  await bank.shop.receiver.until(() => received('charge.succeeded').length === 2);
  const [one, other] = await listed('charge.succeeded');
  expect(one!.id).not.toBe(other!.id);
  expect(one!.data).toEqual(other!.data);
});

test('the same seed brings the same trouble, another seed another', async () => {
  const trouble = { neverGenerated: 0.3, twin: 0.2 };
  const first = await history({ seed: 7, ...trouble });
  expect(await history({ seed: 7, ...trouble })).toEqual(first);
  expect(await history({ seed: 8, ...trouble })).not.toEqual(first);
  expect(first.length).not.toBe(40);
});

test('dropped events are listed and never arrive', async () => {
  await history({ drop: 1 });
  expect(await listed('charge.succeeded')).toHaveLength(11);
  expect(received('charge.succeeded')).toHaveLength(1);
});

test('shuffled and duplicated events arrive, each once or twice, in another order', async () => {
  const types = await history({ seed: 3, shuffle: 0.6, duplicate: 0.3 });
  await bank.shop.receiver.until((events) => new Set(events.map(({ id }) => id)).size === types.length + 4);
  const ids = bank.shop.receiver.events.map(({ id }) => id);
  const order = (await bank.stripe.events.list({ limit: 100 })).data.map(({ id }) => id).reverse();
  expect(ids.length).toBeGreaterThan(new Set(ids).size);
  expect([...new Set(ids)].toSorted()).toEqual(order.toSorted());
  expect([...new Set(ids)]).not.toEqual(order);
});

test('delayed events come late', async () => {
  await history({ delay: 1, delayMs: 2_000 });
  expect(received('charge.succeeded').length).toBeLessThan(11);
  await bank.shop.receiver.until(() => received('charge.succeeded').length === 11);
});

test.each([{ drop: 0.6, delay: 0.6 }, { twin: 2 }, { drpo: 1 }])('chaos of %j is refused', async (fields) => {
  await bank.charge();
  await expect(chaos(fields)).rejects.toThrow('error');
});

test('events are listed by type, by day and around a cursor', async () => {
  await bank.charge();
  await bank.daysLater(2);
  const { created } = await bank.charge();
  const { data } = await bank.stripe.events.list({
    types: ['charge.succeeded', 'charge.updated'],
    created: { gte: created - 60 },
  });
  expect(data.map(({ type }) => type)).toEqual(['charge.updated', 'charge.succeeded']);
  const newer = await bank.stripe.events.list({ ending_before: data[1]!.id, limit: 100 });
  expect(newer.data.map(({ id }) => id)).toContain(data[0]!.id);
  await bank.daysLater(29);
  expect(await listed('charge.succeeded')).toHaveLength(1);
});

import { Shop } from './shop';

const FORM = 'amount=1000&currency=eur';
const DECLINED = `${FORM}&confirm=true&payment_method=pm_card_chargeDeclined`;
const key = (name: string) => ({ 'idempotency-key': name });

describe('an idempotency key', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const create = (form: string, name: string) => shop.call('POST', '/v1/payment_intents', form, key(name));
  const count = async () => (await shop.stripe.paymentIntents.list({ limit: 100 })).data.length;

  test('gives the first answer again and does nothing a second time', async () => {
    const first = await create(FORM, 'k1');
    const before = await count();
    const second = await create(FORM, 'k1');
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect(await count()).toBe(before);
  });

  test('does not mind in which order parameters stand', async () => {
    const first = await create(FORM, 'k2');
    const second = await create('currency=eur&amount=1000', 'k2');
    expect(second.body['id']).toBe(first.body['id']);
  });

  test('with other parameters is an error', async () => {
    await create(FORM, 'k3');
    const other = await create('amount=2000&currency=eur', 'k3');
    expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } });
  });

  test('at another address is an error', async () => {
    await create(FORM, 'k4');
    const other = await shop.call('POST', '/v1/customers', '', key('k4'));
    expect(other).toMatchObject({ status: 400, body: { error: { type: 'idempotency_error' } } });
  });

  test('gives a decline again without charging again', async () => {
    const first = await create(DECLINED, 'k5');
    expect(first).toMatchObject({
      status: 402,
      body: { error: { type: 'card_error', decline_code: 'generic_decline' } },
    });
    const charges = await shop.stripe.charges.list({ limit: 100 });
    expect((await create(DECLINED, 'k5')).body).toEqual(first.body);
    expect((await shop.stripe.charges.list({ limit: 100 })).data).toHaveLength(charges.data.length);
  });

  test('gives a 500 again, though nothing is wrong any more', async () => {
    await shop.control('POST', 'faults', { kind: 'status', status: 500 });
    expect((await create(FORM, 'k6')).status).toBe(500);
    const again = await create(FORM, 'k6');
    expect(again.status).toBe(500);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect((await create(FORM, 'k6 once more')).status).toBe(200);
  });

  test('is still free after a parameter that was wrong in itself', async () => {
    expect((await create('amount=ten&currency=eur', 'k7')).status).toBe(400);
    expect((await create(FORM, 'k7')).status).toBe(200);
  });

  test('is still free after a call that was one too many', async () => {
    await shop.control('POST', 'faults', { kind: 'rate_limit' });
    const refused = await create(FORM, 'k8');
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'rate_limit' } } });
    expect((await create(FORM, 'k8')).status).toBe(200);
  });

  test('is still free after a call of a stranger', async () => {
    await shop.control('POST', 'faults', { kind: 'status', status: 401 });
    expect((await create(FORM, 'k8 of a stranger')).status).toBe(401);
    expect((await create(FORM, 'k8 of a stranger')).status).toBe(200);
  });

  test('held by a call under way refuses its twin with 409', async () => {
    await shop.control('POST', 'faults', { kind: 'delay', delayMs: 500, path: '/v1/payment_intents' });
    const answers = await Promise.all([create(FORM, 'k9'), create(FORM, 'k9')]);
    const [done, refused] = answers.toSorted((a, b) => a.status - b.status);
    expect(done!.status).toBe(200);
    expect(refused).toMatchObject({ status: 409, body: { error: { code: 'idempotency_key_in_use' } } });
    expect((await create(FORM, 'k9')).body).toEqual(done!.body);
  });

  test('that led to a lost answer gives that answer the second time', async () => {
    const before = await count();
    await shop.control('POST', 'faults', { kind: 'drop', effect: 'applied' });
    await expect(create(FORM, 'k10')).rejects.toThrow();
    const again = await create(FORM, 'k10');
    expect(again.status).toBe(200);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    expect(await count()).toBe(before + 1);
  });

  test('is forgotten after 24 hours', async () => {
    const first = await create(FORM, 'k11');
    await shop.control('POST', 'clock/advance', { seconds: 24 * 3600 - 5 });
    expect((await create(FORM, 'k11')).body['id']).toBe(first.body['id']);
    await shop.control('POST', 'clock/advance', { seconds: 10 });
    expect((await create(FORM, 'k11')).body['id']).not.toBe(first.body['id']);
  });
});

test('an idempotency key has 255 characters at most', async () => {
  const shop = await Shop.open();
  const create = (name: string) => shop.call('POST', '/v1/payment_intents', FORM, key(name));
  expect((await create('k'.repeat(256))).status).toBe(400);
  expect((await create('k'.repeat(255))).status).toBe(200);
  await shop.close();
});

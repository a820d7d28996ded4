import { Shop } from './shop';

describe('a planned fault', () => {
  let shop: Shop;
  beforeAll(async () => {
    shop = await Shop.open();
  });
  afterAll(async () => {
    await shop.close();
    shop.traffic.assertClean();
  });

  const customers = async () => (await shop.stripe.customers.list({ limit: 100 })).data.length;
  const create = () => shop.call('POST', '/v1/customers', 'email=ada@reader.example');

  test('fails as many calls as it says, and none of them has an effect', async () => {
    const before = await customers();
    await shop.control('POST', 'faults', { kind: 'status', status: 503, count: 2, method: 'POST' });
    const statuses = [(await create()).status, (await create()).status, (await create()).status];
    expect(statuses).toEqual([503, 503, 200]);
    expect(await customers()).toBe(before + 1);
  });

  test('can fail a call whose effect stays', async () => {
    const before = await customers();
    await shop.control('POST', 'faults', { kind: 'status', status: 500, effect: 'applied', path: '/v1/customers' });
    expect((await create()).status).toBe(500);
    expect(await customers()).toBe(before + 1);
  });

  test('can cut the connection before anything happens', async () => {
    const before = await customers();
    await shop.control('POST', 'faults', { kind: 'drop' });
    await expect(create()).rejects.toThrow();
    expect(await customers()).toBe(before);
  });

  test('meets only the calls it is meant for', async () => {
    await shop.control('POST', 'faults', { kind: 'status', path: '/v1/products' });
    expect((await create()).status).toBe(200);
    expect((await shop.call('GET', '/v1/products')).status).toBe(500);
  });

  test('can be taken back', async () => {
    await shop.control('POST', 'faults', { kind: 'rate_limit', count: 9 });
    expect(await shop.control('GET', 'faults')).toMatchObject({ faults: [{ remaining: 9 }] });
    await shop.control('DELETE', 'faults');
    expect((await create()).status).toBe(200);
  });

  test.each([
    [{ kind: 'explode' }, /one of/],
    [{ kind: 'status', times: 2 }, /Unknown field times/],
    [{ kind: 'delay' }, /whole number/],
  ])('that is misspelt is refused: %j', async (fields, message) => {
    await expect(shop.control('POST', 'faults', fields)).rejects.toThrow(message);
  });
});

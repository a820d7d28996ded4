import { LocalStripe } from '../../scripts/seed/life/stripe';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';

let sandbox: Sandbox;
let stripe: LocalStripe;
beforeAll(async () => {
  // Nobody listens there, so that every delivery has to be tried again.
  sandbox = await startSandbox({ webhook: { url: 'http://127.0.0.1:9/', secret: 'whsec_not_a_real_secret' } });
  stripe = new LocalStripe({ url: sandbox.url, secretKey: 'sk_test_sandbox_fake' });
});
afterAll(() => sandbox.stop());

describe('the sandbox, as the seed uses it', () => {
  it('begins anew at an instant in the past, and its time runs on from there', async () => {
    await stripe.call('POST', '/v1/customers');
    await stripe.control('reset', { clockStart: '2024-11-01T00:00:00Z' });
    const { nowMs } = await stripe.look<{ nowMs: number }>('clock');
    expect(nowMs - Date.parse('2024-11-01T00:00:00Z')).toBeLessThan(5_000);
    expect((await stripe.call<{ data: unknown[] }>('GET', '/v1/customers')).data).toEqual([]);
    const { created } = await stripe.call<{ created: number }>('POST', '/v1/customers');
    expect(new Date(created * 1000).toISOString()).toContain('2024-11-01');
  });

  it('begins at the present where no instant is named, and refuses what is none', async () => {
    await stripe.control('reset');
    expect(Math.abs((await stripe.look<{ nowMs: number }>('clock')).nowMs - Date.now())).toBeLessThan(5_000);
    await expect(stripe.control('reset', { clockStart: 'yesterday' })).rejects.toThrow('is an instant');
    await expect(stripe.control('reset', { clockstart: '2024-11-01' })).rejects.toThrow('Unknown field');
  });

  it('tells which deliveries are still to succeed, and lists more than a page holds', async () => {
    await stripe.control('reset');
    for (let made = 0; made < 101; made++) await stripe.call('POST', '/v1/customers');
    const { deliveries } = await stripe.look<{ deliveries: unknown[] }>('deliveries?status=pending');
    expect(deliveries).toHaveLength(101);
    expect(await stripe.look('deliveries?status=succeeded')).toEqual({ deliveries: [] });
    expect((await stripe.look<{ underWay: number }>('deliveries/under-way')).underWay).toBeLessThanOrEqual(101);
    const customers = new Set<string>();
    for await (const { id } of stripe.list('/v1/customers')) customers.add(id);
    expect(customers.size).toBe(101);
  });
});

import { Client } from 'pg';
import type { ProblemDocument } from '../../src/foundation/problem/problem-document';
import { startApp, type RunningApp } from '../support/app';
import { gift, postGift } from '../support/gifts';

/** Stripe is down throughout: what is counted is the opening, not its success. */
describe('limits on opening payment pages', () => {
  let app: RunningApp;
  afterEach(() => app.stop());
  const start = async (environment: NodeJS.ProcessEnv) =>
    (app = await startApp({ environment: { TRUSTED_PROXIES: '127.0.0.1', ...environment } }));
  const open = async (address: string, body = gift()) =>
    (await postGift(app.url, body, { 'x-forwarded-for': address })).json() as Promise<ProblemDocument>;

  it('hold by network, say when to try again, and leave other networks alone', async () => {
    await start({ SESSIONS_PER_NETWORK_PER_HOUR: '2' });
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await open('203.0.113.7')).code);
    expect(codes).toEqual(['stripe_unavailable', 'stripe_unavailable', 'too_many_requests']);
    expect((await open('203.0.113.7')).retryAfterSeconds).toBeGreaterThan(3000);
    expect((await open('203.0.113.8')).code).toBe('stripe_unavailable');
  });

  it('count a whole IPv6 network as one', async () => {
    await start({ SESSIONS_PER_NETWORK_PER_HOUR: '1' });
    expect((await open('2001:db8:1:2::1')).code).toBe('stripe_unavailable');
    expect((await open('2001:db8:1:2:ffff::9')).code).toBe('too_many_requests');
    expect((await open('2001:db8:1:3::1')).code).toBe('stripe_unavailable');
  });

  it('hold for everybody together', async () => {
    await start({ SESSIONS_PER_MINUTE: '2' });
    const codes = [];
    for (let i = 1; i <= 3; i++) codes.push((await open(`203.0.113.${i}`)).code);
    expect(codes).toEqual(['stripe_unavailable', 'stripe_unavailable', 'too_many_requests']);
  });

  it('do not count a repeated attempt', async () => {
    await start({ SESSIONS_PER_NETWORK_PER_HOUR: '1' });
    const body = gift();
    for (let i = 0; i < 3; i++) expect((await open('203.0.113.7', body)).code).toBe('stripe_unavailable');
  });

  it('keep no address', async () => {
    await start({});
    await open('203.0.113.77');
    const client = new Client(app.databaseUrl);
    await client.connect();
    const { rows } = await client.query('select key from rate_limits order by key');
    await client.end();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows) + app.logLines.join()).not.toContain('203.0.113');
  });

  it('keep the pledge when Stripe cannot be reached, and charge nobody', async () => {
    await start({});
    const body = gift();
    expect(await open('203.0.113.7', body)).toMatchObject({
      status: 503,
      code: 'stripe_unavailable',
      retryAfterSeconds: 5,
    });
    const client = new Client(app.databaseUrl);
    await client.connect();
    const { rows } = await client.query(
      'select c.status, s.state, s.attempt from contributions c join checkout_sessions s on s.contribution_id = c.id where c.attempt_id = $1',
      [body['attemptId']],
    );
    await client.end();
    expect(rows).toEqual([{ status: 'pledged', state: 'requested', attempt: 1 }]);
  });
});

import type { ProblemDocument } from '../../src/foundation/problem/problem-document';
import { startApp } from '../support/app';
import { dumpDatabase } from '../support/database-dump';
import { gift, postGift } from '../support/gifts';
import { startJourney, type Journey } from '../support/journey';
import { awayFromTurn } from '../support/turns';

describe('limits on opening payment pages', () => {
  let journey: Journey;
  // Networks count by the hour of the clock: a test must not stand astride its end.
  beforeEach(() => awayFromTurn('hour', 30_000));
  afterEach(() => journey.stop());
  const start = async (environment: NodeJS.ProcessEnv) =>
    (journey = await startJourney({ environment: { TRUSTED_PROXIES: '127.0.0.1', ...environment } }));
  const open = async (address: string, body = gift()) => {
    const response = await postGift(journey.url, body, { 'x-forwarded-for': address });
    return { status: response.status, problem: (await response.json()) as ProblemDocument };
  };
  const statuses = async (addresses: string[]) => {
    const all = [];
    for (const address of addresses) all.push((await open(address)).status);
    return all;
  };

  it('hold by network, say when to try again, and leave other networks alone', async () => {
    await start({ SESSIONS_PER_NETWORK_PER_HOUR: '2' });
    expect(await statuses(['203.0.113.7', '203.0.113.7'])).toEqual([201, 201]);
    const { status, problem } = await open('203.0.113.7');
    expect([status, problem.code]).toEqual([429, 'too_many_requests']);
    expect(problem.retryAfterSeconds).toBeGreaterThan(0);
    expect(problem.retryAfterSeconds).toBeLessThanOrEqual(3600);
    expect(await statuses(['203.0.113.8'])).toEqual([201]);
  });

  it('count a whole IPv6 network as one', async () => {
    await start({ SESSIONS_PER_NETWORK_PER_HOUR: '1' });
    const addresses = ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', '2001:db8:1:3::1'];
    expect(await statuses(addresses)).toEqual([201, 429, 201]);
  });

  it('hold for everybody together', async () => {
    await start({ SESSIONS_PER_MINUTE: '2' });
    expect(await statuses(['203.0.113.1', '203.0.113.2', '203.0.113.3'])).toEqual([201, 201, 429]);
  });

  it('are exact when twenty come at once', async () => {
    await start({ SESSIONS_PER_NETWORK_PER_HOUR: '5' });
    const all = await Promise.all(Array.from({ length: 20 }, () => open('203.0.113.7')));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(5);
  });

  it('do not count a repeated attempt', async () => {
    await start({ SESSIONS_PER_NETWORK_PER_HOUR: '1' });
    const body = gift();
    for (let i = 0; i < 3; i++) expect((await open('203.0.113.7', body)).status).toBe(201);
  });

  it('count by the hour of the clock, so that a count does not tell when a gift was made', async () => {
    await start({});
    await open('203.0.113.7');
    const dump = await dumpDatabase(journey.databaseUrl);
    const expires = Number(/^public\.rate_limits .*"open-network:.*"expire": (\d+)/m.exec(dump)?.[1]);
    // The library reads the clock a second time.
    expect(Math.round(expires / 1000) % 3600).toBe(0);
  });

  it('keep no address', async () => {
    await start({});
    await open('203.0.113.77');
    const dump = await dumpDatabase(journey.databaseUrl);
    expect(dump.match(/^public\.rate_limits /gm)).toHaveLength(2);
    expect(dump + journey.logLines.join()).not.toContain('203.0.113');
  });
});

it('a pledge stays when Stripe cannot be reached, and the donor is told to try again', async () => {
  const app = await startApp();
  const body = gift();
  const response = await postGift(app.url, body);
  const dump = await dumpDatabase(app.databaseUrl);
  await app.stop();
  expect(await response.json()).toMatchObject({ status: 503, code: 'stripe_unavailable', retryAfterSeconds: 5 });
  expect(dump).toMatch(
    new RegExp(`^public\\.contributions .*"status": "pledged".*"attempt_id": "${String(body['attemptId'])}"`, 'm'),
  );
  expect(dump).toMatch(/^public\.checkout_sessions .*"state": "requested"/m);
});

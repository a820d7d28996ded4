import { request, type OutgoingHttpHeaders } from 'node:http';
import { startApp, type RunningApp } from '../support/app';

const TOKEN = 'scraper-token-of-a-test';

describe('metrics with a token', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp({ environment: { METRICS_TOKEN: TOKEN } })));
  afterAll(() => app.stop());
  const scrape = (authorization?: string) =>
    fetch(`${app.url}/metrics`, { headers: authorization === undefined ? {} : { authorization } });

  it('are told to whoever shows it, in the form Prometheus reads', async () => {
    const response = await scrape(`Bearer ${TOKEN}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    const lines = (await response.text()).split('\n').filter((line) => line !== '');
    expect(lines.filter((line) => !/^(# (HELP|TYPE) |[a-z0-9_]+(\{[^}]*\})? [-+0-9.eNaInf]+$)/.test(line))).toEqual([]);
    for (const name of [
      'mainstay_oldest_event_seconds 0',
      'mainstay_database_up 1',
      'mainstay_process_cpu_seconds_total',
    ])
      expect(lines.join('\n')).toContain(name);
  });

  it('are told to nobody else, not even on this machine', async () => {
    expect((await scrape()).status).toBe(401);
    expect((await scrape('Bearer wrong')).status).toBe(401);
  });

  it('count a webhook that nobody signed, and name no value of it', async () => {
    const refused = async () =>
      Number(/^mainstay_webhooks_refused_total (\d+)$/m.exec(await (await scrape(`Bearer ${TOKEN}`)).text())?.[1]);
    const before = await refused();
    await fetch(`${app.url}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=00' },
      body: '{"id":"evt_secret"}',
    });
    expect(await refused()).toBe(before + 1);
    expect(await (await scrape(`Bearer ${TOKEN}`)).text()).not.toContain('evt_');
  });
});

describe('metrics without a token', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());
  const scrape = (headers: OutgoingHttpHeaders = {}) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(`${app.url}/metrics`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });

  it('are told to this machine alone', async () => {
    expect(await scrape()).toBe(200);
  });

  it.each([
    { 'x-forwarded-for': '203.0.113.7' },
    { forwarded: 'for=203.0.113.7' },
    { via: '1.1 proxy' },
    { host: 'give.example' },
  ])('are not passed on by a reverse proxy that says %j', async (headers) => {
    expect(await scrape(headers)).toBe(403);
  });
});

import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { EVENT_TABLE } from '../../src/events/event-table';
import { MovableClock } from '../../src/foundation/clock/movable-clock';
import { Doctor } from '../../src/operations/doctor/doctor';
import type { Finding } from '../../src/operations/doctor/finding';
import { EndpointWatch } from '../../src/operations/watch/endpoint-watch';
import { startApp, type RunningApp } from '../support/app';
import { JudgedTraffic } from '../contract/judged-traffic';

describe('the doctor', () => {
  let sandbox: Sandbox;
  const traffic = new JudgedTraffic();
  /** Calls that change something at Stripe. */
  let changes: string[] = [];
  let app: RunningApp;
  beforeAll(async () => {
    sandbox = await startSandbox({
      observe: {
        onExchange: (exchange) => {
          traffic.onExchange(exchange);
          if (exchange.method !== 'GET' && exchange.url.startsWith('/v1/')) changes.push(exchange.url);
        },
      },
    });
    app = await startApp({ stripeApiBase: sandbox.url });
  });
  afterAll(async () => {
    await app.stop();
    await sandbox.stop();
    traffic.assertClean();
  });

  const doctor = () => app.app.get(Doctor, { strict: false });
  const of = (findings: Finding[], check: string) => findings.filter((finding) => finding.check === check);
  const stripe = async (method: string, path: string, body?: URLSearchParams) => {
    const headers = { authorization: 'Bearer sk_test_sandbox_not_a_real_key' };
    const response = await fetch(`${sandbox.url}/v1/${path}`, { method, headers, body });
    return (await response.json()) as { data: Endpoint[] };
  };
  const endpoints = async () => (await stripe('GET', 'webhook_endpoints')).data;

  it('says what is left to do and changes nothing', async () => {
    const findings = await doctor().examine('look');
    expect(changes).toEqual([]);
    expect(of(findings, 'webhook endpoint')).toMatchObject([{ state: 'todo', text: expect.stringContaining('--fix') }]);
    expect(of(findings, 'products').map(({ state }) => state)).toEqual(['todo', 'todo', 'todo']);
    expect(of(findings, 'database').map(({ state }) => state)).not.toContain('todo');
    expect(of(findings, 'account')).toMatchObject([{ state: 'ok' }]);
    expect(new Set(of(findings, 'by hand').map(({ state }) => state))).toEqual(new Set(['look']));
  });

  it('sets up what can be set up, and tells the signing secret once', async () => {
    const findings = await doctor().examine('fix');
    const [endpoint] = of(findings, 'webhook endpoint');
    expect(endpoint).toMatchObject({
      state: 'fixed',
      text: expect.stringMatching(/whsec_\w+ first in STRIPE_WEBHOOK/),
    });
    expect(new Set(of(findings, 'products').map(({ state }) => state))).toEqual(new Set(['fixed']));
    expect(await endpoints()).toMatchObject([
      {
        url: `${app.url}/webhooks/stripe`,
        status: 'enabled',
        api_version: '2026-10-28.endive',
        enabled_events: Object.keys(EVENT_TABLE),
      },
    ]);
  });

  it('finds nothing more to fix when it is run again', async () => {
    changes = [];
    const findings = await doctor().examine('fix');
    expect(changes).toEqual([]);
    expect(findings.filter(({ state }) => state === 'fixed' || state === 'todo')).toEqual([]);
    expect(JSON.stringify(findings)).not.toContain('whsec_');
  });

  it('corrects an endpoint that somebody changed, and calls for a person until it is right', async () => {
    const watch = app.app.get(EndpointWatch, { strict: false });
    const health = async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_050));
      return (await (await fetch(`${app.url}/health`)).json()) as object;
    };
    await watch.run();
    expect(await health()).toMatchObject({ webhookEndpoint: 'fine', openAlarms: {} });
    const [endpoint] = await endpoints();
    const changes = new URLSearchParams({ disabled: 'true', 'enabled_events[0]': 'customer.created' });
    await stripe('POST', `webhook_endpoints/${endpoint?.id}`, changes);
    await watch.run();
    expect(await health()).toMatchObject({ webhookEndpoint: 'wrong', openAlarms: { 'webhook-endpoint': 1 } });
    const [found] = of(await doctor().examine('fix'), 'webhook endpoint');
    expect(found).toMatchObject({
      state: 'fixed',
      text: expect.stringMatching(/disabled.+does not send.+customer\.created/),
    });
    expect(await endpoints()).toMatchObject([{ status: 'enabled', enabled_events: Object.keys(EVENT_TABLE) }]);
    await watch.run();
    expect(await health()).toMatchObject({ webhookEndpoint: 'fine', openAlarms: {} });
  });

  it('names every word of the account that a bank must not see', async () => {
    await fetch(`${sandbox.url}/_sandbox/account`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ statementDescriptor: 'EXAMPLE TIMES', businessName: 'Ex. Newspaper' }),
    });
    const texts = of(await doctor().examine('look'), 'account').map(({ state, text }) => `${state} ${text}`);
    expect(texts).toEqual([
      expect.stringMatching(/^todo .*"EXAMPLE TIMES".*"EXT SUPPORT"/),
      expect.stringMatching(/^todo The statement descriptor holds "Example Times"/),
      expect.stringMatching(/^todo The public business name holds .*"newspaper"/),
      expect.stringMatching(/^todo The display name holds/),
    ]);
  });

  it('sees a product that somebody renamed', async () => {
    await stripe('POST', 'products/prod_contribution_monthly', new URLSearchParams({ name: 'Monthly donation' }));
    const findings = of(await doctor().examine('look'), 'products');
    expect(findings.filter(({ state }) => state === 'todo')).toMatchObject([
      { text: expect.stringContaining('prod_contribution_monthly') },
    ]);
  });

  it('takes a demo clock that was moved for what it is, and still finds a clock that is wrong', async () => {
    const clock = async () => of(await doctor().examine('look'), 'clock and version')[0];
    expect(await clock()).toMatchObject({ state: 'ok', text: expect.stringContaining('agrees') });
    const moved = await fetch(`${app.url}/demo/clock`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"seconds":86400}' },
    });
    expect(moved.ok).toBe(true);
    expect(await clock()).toMatchObject({
      state: 'ok',
      text: expect.stringMatching(/demo clock was moved by 864\d\d s/),
    });
    await app.app.get(MovableClock).moveTo(new Date(Date.now() + 90_000_000));
    expect(await clock()).toMatchObject({ state: 'todo', text: expect.stringMatching(/3[56]\d\d s off Stripe's/) });
  });

  it('knows what the database lets our role do', async () => {
    const found = of(await doctor().examine('look'), 'database').find(({ text }) => text.includes('ledger_entries'));
    expect(found).toMatchObject({ state: 'look', text: expect.stringContaining('DATABASE_MIGRATION_URL') });
  });
});

interface Endpoint {
  readonly id: string;
}

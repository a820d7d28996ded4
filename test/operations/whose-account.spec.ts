import { CONFIG, type Config } from '../../src/foundation/config/config';
import { AccountTie } from '../../src/infrastructure/stripe/tie/account-tie';
import { AccountWatch } from '../../src/infrastructure/stripe/tie/account-watch';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { JudgedTraffic } from '../contract/judged-traffic';
import { startApp, type RunningApp } from '../support/app';
import { commandLine } from '../support/command-line';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { gift, postGift } from '../support/gifts';
import { signatureOf } from '../support/history';
import { query } from '../support/query';

const TIED_TO_ANOTHER = `
  insert into stripe_account (account_id, livemode, tied_at) values ('acct_another', false, now())
  on conflict (singleton) do update set account_id = 'acct_another', livemode = false, tied_at = now()`;

describe('a database and its account at Stripe', () => {
  const traffic = new JudgedTraffic();
  let asked: string[] = [];
  let sandbox: Sandbox;
  let database: FreshDatabase;
  beforeAll(async () => {
    sandbox = await startSandbox({
      observe: {
        onExchange: (exchange) => {
          traffic.onExchange(exchange);
          if (exchange.url.startsWith('/v1/')) asked.push(`${exchange.method} ${exchange.url}`);
        },
      },
    });
  });
  beforeEach(async () => {
    database = await freshDatabase();
    asked = [];
  });
  afterEach(() => database.drop());
  afterAll(async () => {
    await sandbox.stop();
    traffic.assertClean();
  });

  const sql = <Row extends object>(text: string) => query<Row>(database.url, text);
  const start = (settings: { stripeApiBase?: string; environment?: NodeJS.ProcessEnv } = {}) =>
    startApp({
      ...{ stripeApiBase: sandbox.url, ...settings },
      environment: { DATABASE_URL: database.url, ROLE: 'web', ...settings.environment },
    });
  const tied = () => sql('select account_id, livemode from stripe_account');
  const alarms = () => sql(`select details, resolved_at is null as open from alarms where kind = 'stripe-account'`);
  const opening = async (app: RunningApp) => {
    const response = await postGift(app.url, gift());
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  const deliver = async (app: RunningApp) => {
    const object = { id: 'ch_test_whose', object: 'charge', amount: 1000, currency: 'eur' };
    const body = JSON.stringify({
      ...{ id: 'evt_test_whose', object: 'event', type: 'charge.succeeded', created: 1_793_000_000, livemode: false },
      ...{ api_version: '2026-10-28.endive', data: { object } },
    });
    const headers = { 'stripe-signature': signatureOf(body, app.webhookSecret), 'content-type': 'application/json' };
    return (await fetch(`${app.url}/webhooks/stripe`, { method: 'POST', headers, body })).status;
  };

  it('are tied at the first start, and the same key starts again', async () => {
    for (let times = 0; times < 2; times++) {
      await (await start()).stop();
      expect(await tied()).toEqual([{ account_id: 'acct_sandbox', livemode: false }]);
    }
    expect(asked).toEqual(['GET /v1/account', 'GET /v1/account']);
  });

  it('do not start together when they are not of one account, and the error names both', async () => {
    await sql(TIED_TO_ANOTHER);
    await expect(start()).rejects.toThrow(/of acct_sandbox in test mode, but .+ of acct_another in test mode/);
    expect(await tied()).toEqual([{ account_id: 'acct_another', livemode: false }]);
  });

  it('do not start together in different modes, and Stripe need not be asked for that', async () => {
    await sql(`insert into stripe_account (livemode) values (true)`);
    await expect(start()).rejects.toThrow(/in test mode, but .+ in live mode/);
    expect(asked).toEqual([]);
  });

  it('start without Stripe, and are tied when it answers', async () => {
    const app = await start({ stripeApiBase: 'http://127.0.0.1:9' });
    expect(await tied()).toEqual([{ account_id: null, livemode: false }]);
    expect(await deliver(app)).toBe(200);
    await app.stop();
    await (await start()).stop();
    expect(await tied()).toEqual([{ account_id: 'acct_sandbox', livemode: false }]);
  });

  it('found to be another while no alarm can be written, call for a person as soon as one can', async () => {
    const app = await start();
    await sql(TIED_TO_ANOTHER);
    const watch = app.app.get(AccountWatch, { strict: false });
    await sql('alter table alarms rename to alarms_away');
    await expect(watch.look()).rejects.toThrow(/alarms/);
    expect(await opening(app)).toEqual([503, 'stripe_account_differs']);
    await sql('alter table alarms_away rename to alarms');
    await watch.look();
    expect(await alarms()).toMatchObject([{ open: true }]);
    await app.stop();
  });

  it('found to be another later, take no gift and no event and call for a person; adopted, they take both', async () => {
    const app = await start();
    await sql(TIED_TO_ANOTHER);
    const watch = app.app.get(AccountWatch, { strict: false });
    await watch.look();
    await watch.look();
    expect(await opening(app)).toEqual([503, 'stripe_account_differs']);
    expect(await deliver(app)).toBe(503);
    expect(await sql('select 1 from contributions union all select 1 from stripe_events')).toEqual([]);
    const details = { key: 'acct_sandbox in test mode', database: 'acct_another in test mode' };
    expect(await alarms()).toEqual([{ details, open: true }]);
    await app.app.get(AccountTie, { strict: false }).adopt();
    await watch.look();
    expect(await opening(app)).toEqual([201, undefined]);
    expect(await deliver(app)).toBe(200);
    expect(await alarms()).toEqual([{ details, open: false }]);
    await app.stop();
  });

  it('are refused by the commands that ask Stripe, shown, and brought together on purpose alone', async () => {
    await (await start()).stop();
    await sql(TIED_TO_ANOTHER);
    const app = await start({ stripeApiBase: 'http://127.0.0.1:9' });
    const { identityKeysFile } = app.app.get<Config>(CONFIG);
    const cli = commandLine(() => ({
      ...{ DATABASE_URL: database.url, IDENTITY_KEYS_FILE: identityKeysFile },
      ...{ PUBLIC_URL: 'https://give.example', STRIPE_API_BASE: sandbox.url },
      ...{ STRIPE_SECRET_KEY: 'sk_test_sandbox_fake', STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_fake' },
    }));
    const refused = { code: 2, stderr: expect.stringMatching(/acct_sandbox in test mode.+acct_another in test mode/) };
    asked = [];
    await expect(cli('reconcile', '--from', '2026-01-01', '--to', '2026-01-02')).rejects.toMatchObject(refused);
    await expect(cli('rebuild', '--from-stripe')).rejects.toMatchObject(refused);
    await expect(cli('doctor', '--fix')).rejects.toMatchObject(refused);
    expect(new Set(asked)).toEqual(new Set(['GET /v1/account']));
    await expect(cli('account', 'show', '--json')).rejects.toMatchObject({
      code: 3,
      stdout: expect.stringContaining('acct_another'),
    });
    await expect(cli('account', 'adopt')).rejects.toMatchObject({ code: 2 });
    expect((await cli('account', 'adopt', '--yes')).stdout).toMatch(/belonged to acct_another.+to acct_sandbox/);
    expect((await cli('account', 'show')).stdout).toMatch(/are of acct_sandbox in test mode/);
    await app.stop();
  });

  it('never change from one mode to the other once there is a gift or an event', async () => {
    const app = await start();
    await sql('update stripe_account set livemode = true');
    const tie = app.app.get(AccountTie, { strict: false });
    await tie.adopt();
    expect(await tied()).toEqual([{ account_id: 'acct_sandbox', livemode: false }]);
    expect(await deliver(app)).toBe(200);
    await sql('update stripe_account set livemode = true');
    await expect(tie.adopt()).rejects.toThrow(/of test mode, and .+ of live mode/);
    await app.stop();
  });
});

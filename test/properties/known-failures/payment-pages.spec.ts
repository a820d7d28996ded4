import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import example from '../../../newsroom/example.json';
import { withNewKey } from '../../../src/foundation/crypto/identity-keys';
import { startApp } from '../../support/app';
import { gift, postGift } from '../../support/gifts';
import { eventualStatus, eventually, open, pay, startJourney, type Journey, type Opened } from '../../support/journey';
import { query } from '../../support/query';

const KEY = { authorization: 'Bearer sk_test_sandbox' };

describe('a monthly gift', () => {
  let journey: Journey;
  beforeEach(async () => (journey = await startJourney()));
  afterEach(() => journey.stop());

  const subscriptionsAtStripe = async () => {
    const response = await fetch(`${journey.sandbox.url}/v1/subscriptions?status=all`, { headers: KEY });
    return ((await response.json()) as { data: object[] }).data.length;
  };
  const post = async (body: object) => {
    const opened = (await (await postGift(journey.url, body)).json()) as Opened;
    return { ...opened, sessionId: opened.url.split('/').at(-1) ?? '' };
  };

  it('whose page stands open twice is one subscription, though both are sent off', async () => {
    const body = gift({ frequency: 'monthly' });
    const first = await post(body);
    const second = await post(body);
    expect((await pay(first)).status).toBe(303);
    expect((await pay(second)).status).not.toBe(303);
    expect(await eventualStatus(journey, second, 'confirmed')).toBe('confirmed');
    expect(await subscriptionsAtStripe()).toBe(1);
  });

  it('whose page is opened again after its time is one subscription, though both are sent off', async () => {
    const body = gift({ frequency: 'monthly' });
    const first = await post(body);
    await query(journey.databaseUrl, `update checkout_sessions set expires_at = now() - interval '1 minute'`);
    const second = await post(body);
    expect(second.url).not.toBe(first.url);
    expect((await pay(first)).status).not.toBe(303);
    expect((await pay(second)).status).toBe(303);
    expect(await eventualStatus(journey, second, 'confirmed')).toBe('confirmed');
    expect(await subscriptionsAtStripe()).toBe(1);
  });
});

it('what is paid on an open page is booked, though it is no longer offered and its product is archived', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-open-page-'));
  const keys = path.join(folder, 'identity-keys.json');
  writeFileSync(keys, withNewKey(undefined), { mode: 0o600 });
  const { EUR: _eur, ...offered } = example.currencies;
  // What is offered in a currency goes with it.
  const { feeCover: _cover, monthlyQuestion: _question, campaigns: _campaigns, ...others } = example;
  const newsroom = path.join(folder, 'newsroom.json');
  writeFileSync(newsroom, JSON.stringify({ ...others, currencies: offered }));

  const journey = await startJourney({ environment: { IDENTITY_KEYS_FILE: keys, ROLE: 'web' } });
  const opened = await open(journey, { frequency: 'monthly', currency: 'EUR' });
  const archived = await fetch(`${journey.sandbox.url}/v1/products/prod_contribution_monthly`, {
    method: 'POST',
    headers: KEY,
    body: new URLSearchParams({ active: 'false' }),
  });
  expect(await archived.json()).toMatchObject({ active: false });
  // From now on another process does the work, and it knows only the new offers.
  const environment = { IDENTITY_KEYS_FILE: keys, NEWSROOM_FILE: newsroom, DATABASE_URL: journey.databaseUrl };
  const other = await startApp({ stripeApiBase: journey.sandbox.url, environment });
  expect((await postGift(other.url, gift({ currency: 'EUR' }))).status).toBe(400);
  expect((await pay(opened)).status).toBe(303);
  expect(await eventualStatus({ ...journey, url: other.url }, opened, 'confirmed')).toBe('confirmed');
  const booked = () =>
    query<{ account: string }>(
      journey.databaseUrl,
      `select account, sum(amount_minor)::int as sum from ledger_entries
       where account in ('assets:stripe:payments', 'income:monthly') group by account order by account`,
    );
  // The fee comes with the balance transaction, a moment after the charge.
  expect(await eventually(booked, (rows) => rows.length === 2)).toEqual([
    { account: 'assets:stripe:payments', sum: 2397 },
    { account: 'income:monthly', sum: -2500 },
  ]);
  await other.stop();
  await journey.stop();
  rmSync(folder, { recursive: true });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import example from '../../newsroom/example.json';
import { withNewKey } from '../../src/foundation/crypto/identity-keys';
import { startApp } from '../support/app';
import { gift, postGift } from '../support/gifts';
import {
  eventualStatus,
  eventually,
  open,
  pay,
  startJourney,
  statusOf,
  type Journey,
  type Opened,
} from '../support/journey';
import { control } from '../support/sandbox-control';
import { query } from '../support/query';

describe('a page whose time is over', () => {
  let journey: Journey;
  beforeEach(async () => (journey = await startJourney()));
  afterEach(() => journey.stop());

  const post = async (body: object) => {
    const opened = (await (await postGift(journey.url, body)).json()) as Opened;
    return { ...opened, sessionId: opened.url.split('/').at(-1) ?? '' };
  };
  const chargesAtStripe = async () => {
    const response = await fetch(`${journey.sandbox.url}/v1/charges`, {
      headers: { authorization: 'Bearer sk_test_sandbox' },
    });
    return ((await response.json()) as { data: { status: string }[] }).data.filter(
      ({ status }) => status === 'succeeded',
    ).length;
  };

  it('is followed by another for the same attempt, whose payer is never told that it expired', async () => {
    const body = gift();
    const first = await post(body);
    const expire = `${journey.sandbox.url}/v1/checkout/sessions/${first.sessionId}/expire`;
    await fetch(expire, { method: 'POST', headers: { authorization: 'Bearer sk_test_sandbox' } });
    expect(await eventualStatus(journey, first, 'expired')).toBe('expired');
    await control(journey, 'webhooks/pause');
    const second = await post(body);
    expect(second.url).not.toBe(first.url);
    expect(await statusOf(journey, second)).toBe('confirming');
    await pay(second);
    expect(await statusOf(journey, second)).toBe('confirming');
    await control(journey, 'webhooks/release', { order: 'given' });
    expect(await eventualStatus(journey, second, 'confirmed')).toBe('confirmed');
  });

  it('is not followed by another when it was paid and we have not heard of it', async () => {
    const body = gift();
    const first = await post(body);
    await control(journey, 'webhooks/pause');
    await pay(first);
    await query(journey.databaseUrl, `update checkout_sessions set expires_at = now() - interval '1 minute'`);
    expect((await post(body)).url).toBe(first.url);
    await control(journey, 'webhooks/release', { order: 'given' });
    expect(await eventualStatus(journey, first, 'confirmed')).toBe('confirmed');
    expect(await chargesAtStripe()).toBe(1);
  });

  it('is closed at Stripe before another is opened, however our clocks differ', async () => {
    const body = gift();
    const first = await post(body);
    await query(journey.databaseUrl, `update checkout_sessions set expires_at = now() - interval '1 minute'`);
    const second = await post(body);
    expect(second.url).not.toBe(first.url);
    expect((await pay(first)).status).not.toBe(303);
    await pay(second);
    expect(await eventualStatus(journey, second, 'confirmed')).toBe('confirmed');
    expect(await chargesAtStripe()).toBe(1);
  });

  it('opens no other while Stripe does not say whether it was paid', async () => {
    const body = gift();
    await post(body);
    await query(journey.databaseUrl, `update checkout_sessions set expires_at = now() - interval '1 minute'`);
    await control(journey, 'faults', { kind: 'rate_limit', count: 1, method: 'POST', path: '/v1/checkout/sessions/' });
    expect((await postGift(journey.url, body)).status).toBe(503);
    expect(await query(journey.databaseUrl, 'select attempt from checkout_sessions')).toEqual([{ attempt: 1 }]);
  });
});

describe('a product at Stripe', () => {
  let journey: Journey;
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'mainstay-newsroom-'))));
  beforeEach(async () => (journey = await startJourney()));
  afterEach(() => journey.stop());
  afterAll(() => rmSync(folder, { recursive: true }));

  const productOf = async (id: string) => {
    const response = await fetch(`${journey.sandbox.url}/v1/products/${id}`, {
      headers: { authorization: 'Bearer sk_test_sandbox' },
    });
    return (await response.json()) as { name: string; statement_descriptor: string };
  };

  it('is renamed when the newsroom changes its words', async () => {
    await open(journey);
    expect(await productOf('prod_contribution_one_time')).toMatchObject({
      name: 'Contribution',
      statement_descriptor: 'EXT SUPPORT',
    });
    const file = path.join(folder, 'newsroom.json');
    writeFileSync(
      file,
      JSON.stringify({ ...example, productNames: { ...example.productNames, 'one-time': 'Support' } }),
    );
    const other = await startApp({ stripeApiBase: journey.sandbox.url, environment: { NEWSROOM_FILE: file } });
    const opened = await postGift(other.url, gift());
    await other.stop();
    expect(opened.status).toBe(201);
    expect(await productOf('prod_contribution_one_time')).toMatchObject({ name: 'Support' });
  });

  it('that could not be made is made at the next try', async () => {
    await control(journey, 'faults', {
      kind: 'status',
      status: 500,
      effect: 'none',
      count: 3,
      method: 'POST',
      path: '/v1/products',
    });
    const body = gift();
    expect((await postGift(journey.url, body)).status).toBe(503);
    expect((await postGift(journey.url, body)).status).toBe(201);
  });
});

describe('a key file that does not fit the database', () => {
  it('refuses to start, and names the key that is missing', async () => {
    const journey = await startJourney();
    const opened = await open(journey, { receipt: true });
    await pay(opened);
    const known = async () => (await query(journey.databaseUrl, 'select 1 from donors')).length;
    expect(await eventually(known, (count) => count === 1)).toBe(1);
    const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-keys-'));
    const keys = path.join(folder, 'keys.json');
    writeFileSync(keys, withNewKey(undefined), { mode: 0o600 });
    const environment = { DATABASE_URL: journey.databaseUrl, IDENTITY_KEYS_FILE: keys };
    await expect(startApp({ environment })).rejects.toThrow(/IDENTITY_KEYS_FILE lacks the key k_[0-9a-f]{8}/);
    rmSync(folder, { recursive: true });
    await journey.stop();
  });
});

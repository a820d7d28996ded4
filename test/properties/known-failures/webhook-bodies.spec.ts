import { startApp, type RunningApp } from '../../support/app';
import { signatureOf } from '../../support/history';
import { eventually } from '../../support/journey';
import { query } from '../../support/query';

let app: RunningApp;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.stop());

/** Stripe signs bytes, not what they mean: each of these is JSON that no serializer would write the same way again. */
const WRITTEN: readonly (readonly [how: string, rewrite: (json: string) => string])[] = [
  ['over many lines', (json) => JSON.stringify(JSON.parse(json), null, 2)],
  ['with letters as escapes', (json) => json.replaceAll('é', '\\u00e9')],
  ['with letters of several bytes', (json) => json],
  ['with slashes as escapes', (json) => json.replaceAll('/', '\\/')],
  ['with a number as no serializer writes it', (json) => json.replace('"amount":1000', '"amount":10.00e2')],
  ['with a field told twice', (json) => json.replace('"object":"event"', '"object":"other","object":"event"')],
];

describe('the body of a webhook', () => {
  it.each(WRITTEN)('written %s is read as it was signed', async (how, rewrite) => {
    const id = `evt_${WRITTEN.findIndex(([name]) => name === how)}`;
    const body = rewrite(charged(id));
    expect((await deliver(body)).status).toBe(200);
    expect(await eventually(() => stored(id), done)).toEqual([{ state: 'done', reason: null }]);
  });

  it('that means what was signed and is written in another way is refused', async () => {
    const signed = charged('evt_rewritten');
    const response = await deliver(JSON.stringify(JSON.parse(signed), null, 1), signed);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ code: 'bad_signature' })]);
    expect(await stored('evt_rewritten')).toEqual([]);
  });

  it.each([
    ['17 kB, more than our other bodies may have', 17 * 1024],
    ['53 kB, more than what others took', 53 * 1024],
    ['a whole mebibyte', 1024 * 1024],
  ])('of %s is taken', async (_name, bytes) => {
    const id = `evt_long_${bytes}`;
    expect((await deliver(ofLength(bytes, id))).status).toBe(200);
    expect(await eventually(() => stored(id), done)).toEqual([{ state: 'done', reason: null }]);
  });

  it('of a mebibyte and a byte is refused, signed as it is, and leaves no trace', async () => {
    const response = await deliver(ofLength(1024 * 1024 + 1, 'evt_too_long'));
    expect([response.status, await response.json()]).toEqual([
      413,
      expect.objectContaining({ code: 'body_too_large', status: 413 }),
    ]);
    expect(await stored('evt_too_long')).toEqual([]);
  });
});

it('any other body of 17 kB is refused', async () => {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ returnTo: 'x'.repeat(17 * 1024) });
  const response = await fetch(`${app.url}/v1/checkout-sessions`, { method: 'POST', headers, body });
  expect([response.status, await response.json()]).toEqual([413, expect.objectContaining({ code: 'body_too_large' })]);
});

function deliver(body: string, signed = body): Promise<Response> {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'stripe-signature': signatureOf(signed, app.webhookSecret),
  };
  return fetch(`${app.url}/webhooks/stripe`, { method: 'POST', headers, body });
}

function stored(id: string): Promise<{ state: string; reason: string | null }[]> {
  return query(app.databaseUrl, 'select state, reason from stripe_events where event_id = $1', [id]);
}

function done([row]: { state: string }[]): boolean {
  return row !== undefined && row.state !== 'due';
}

/** A charge whose words need more than ASCII. */
function charged(id: string, description = 'Café'): string {
  const charge = {
    ...{ id: `ch_${id}`, object: 'charge', status: 'succeeded', captured: true, currency: 'eur', description },
    ...{ amount: 1000, amount_captured: 1000, payment_intent: `pi_${id}`, balance_transaction: null },
    ...{ failure_code: null, created: 1_793_000_000, receipt_url: 'https://pay.example/receipts/é' },
  };
  return JSON.stringify({
    ...{ id, object: 'event', type: 'charge.succeeded', created: 1_793_000_000, livemode: false },
    ...{ api_version: '2026-10-28.endive', data: { object: charge } },
  });
}

function ofLength(bytes: number, id: string): string {
  const missing = bytes - Buffer.byteLength(charged(id, ''));
  return charged(id, 'x'.repeat(missing));
}

import { startApp, type RunningApp } from '../support/app';
import { signatureOf } from '../support/history';
import { eventually } from '../support/journey';
import { query } from '../support/query';

const EVENT = {
  ...{
    id: 'evt_test000001',
    object: 'event',
    type: 'charge.succeeded',
    created: 1_793_000_000,
    livemode: false,
    api_version: '2026-10-28.endive',
  },
  data: {
    object: {
      ...{
        id: 'ch_test000001',
        object: 'charge',
        status: 'succeeded',
        captured: true,
        amount: 1000,
        amount_captured: 1000,
        currency: 'eur',
      },
      ...{ payment_intent: 'pi_test000001', balance_transaction: null, failure_code: null, created: 1_793_000_000 },
    },
  },
};

describe('a webhook', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  const deliver = (event: object, header?: string) => {
    const body = JSON.stringify(event);
    const signature = header ?? signatureOf(body, app.webhookSecret);
    return fetch(`${app.url}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'stripe-signature': signature },
      body,
    });
  };
  const rows = <Row extends object>(sql: string, values: unknown[] = []) => query<Row>(app.databaseUrl, sql, values);
  const stored = (id: string) =>
    rows<{ state: string; reason: string | null }>('select state, reason from stripe_events where event_id = $1', [id]);

  it.each([
    ['no signature', ''],
    ['a forged one', `t=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`],
    ['one made ten minutes ago', 'old'],
  ])('with %s is refused and leaves no trace', async (_name, header) => {
    const old = signatureOf(
      JSON.stringify({ ...EVENT, id: 'evt_forged' }),
      app.webhookSecret,
      Math.floor(Date.now() / 1000) - 600,
    );
    const response = await deliver({ ...EVENT, id: 'evt_forged' }, header === 'old' ? old : header);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'bad_signature' });
    expect(await stored('evt_forged')).toEqual([]);
  });

  it('that is no JSON is refused by its signature before anything is parsed', async () => {
    const response = await fetch(`${app.url}/webhooks/stripe`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(await response.json()).toMatchObject({ code: 'bad_signature' });
  });

  it.each([
    ['nothing at all', {}, undefined],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'],
  ])('with %s for a body is refused like any other', async (_name, headers, body) => {
    const signature = `t=${Math.floor(Date.now() / 1000)},v1=00`;
    const response = await fetch(`${app.url}/webhooks/stripe`, {
      method: 'POST',
      headers: { ...headers, 'stripe-signature': signature },
      body: body ?? null,
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([400, 'bad_signature']);
  });

  it('delivered five times at once is one event, processed once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => deliver(EVENT)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    const state = await eventually(
      () => stored(EVENT.id),
      ([row]) => row?.state === 'done',
    );
    expect(state).toEqual([{ state: 'done', reason: null }]);
    expect(await rows('select stripe_id from charges')).toEqual([{ stripe_id: 'ch_test000001' }]);
  });

  it.each([
    ['of a type nobody needs', { id: 'evt_ignored1', type: 'customer.tax_id.created' }, 'type not needed'],
    ['of another mode', { id: 'evt_ignored2', livemode: true }, 'wrong mode'],
    ['of another account', { id: 'evt_ignored3', account: 'acct_other' }, 'another account'],
  ])('%s is stored, ignored and answered well', async (_name, change, reason) => {
    expect((await deliver({ ...EVENT, ...change })).status).toBe(200);
    expect(await stored(change.id)).toEqual([{ state: 'ignored', reason }]);
  });

  it.each([
    [
      'of a version nobody has read about',
      { id: 'evt_parked1', api_version: '2031-01-01.zinnia' },
      /2031-01-01\.zinnia is not known/,
    ],
    [
      'whose amount is no whole number',
      { id: 'evt_parked2', data: { object: { ...EVENT.data.object, amount: 10.5 } } },
      /charge\.amount/,
    ],
    [
      'that lacks a field its version has',
      { id: 'evt_parked3', data: { object: { ...EVENT.data.object, id: 'ch_test000003', currency: undefined } } },
      /charge\.currency is missing/,
    ],
    [
      'that contradicts what was said before',
      { id: 'evt_parked4', data: { object: { ...EVENT.data.object, amount: 2000 } } },
      /charge\.amount was 1000 and is now 2000/,
    ],
    [
      'of a type that carries another object',
      { id: 'evt_parked5', type: 'invoice.paid' },
      /invoice\.paid carries a charge/,
    ],
  ])('%s is parked with the reason, and others go on', async (_name, change, reason) => {
    expect((await deliver({ ...EVENT, ...change })).status).toBe(200);
    const [row] = await eventually(
      () => stored(change.id),
      ([found]) => found?.state !== 'due',
    );
    expect(row?.state).toBe('parked');
    expect(row?.reason).toMatch(reason);
    const next = { ...EVENT, id: `${change.id}_next` };
    await deliver(next);
    expect(
      await eventually(
        () => stored(next.id),
        ([found]) => found?.state === 'done',
      ),
    ).toEqual([{ state: 'done', reason: null }]);
  });

  it('that cannot be stored asks to be delivered again', async () => {
    const lost = await startApp();
    await query(lost.databaseUrl, 'alter table stripe_events rename to stripe_events_away');
    const body = JSON.stringify(EVENT);
    const headers = { 'content-type': 'application/json', 'stripe-signature': signatureOf(body, lost.webhookSecret) };
    const response = await fetch(`${lost.url}/webhooks/stripe`, { method: 'POST', headers, body });
    await lost.stop();
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
  });
});

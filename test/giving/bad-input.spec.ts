import type { ProblemDocument } from '../../src/foundation/problem/problem-document';
import { startApp, type RunningApp } from '../support/app';
import { gift, postForm, postGift } from '../support/gifts';
import { query } from '../support/query';

describe('a request that cannot be a gift', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'below the minimum',
      { amountMinor: 199, frequency: 'monthly', currency: 'USD' },
      { code: 'amount_below_minimum', field: 'amountMinor', limitMinor: 200, currency: 'USD' },
    ],
    ['nothing', { amountMinor: 0 }, { code: 'amount_below_minimum', limitMinor: 200 }],
    ['negative', { amountMinor: -2500 }, { code: 'amount_below_minimum', limitMinor: 200 }],
    [
      'above the maximum',
      { amountMinor: 1000001 },
      { code: 'amount_above_maximum', limitMinor: 1000000, currency: 'EUR' },
    ],
    ['a fraction of a cent', { amountMinor: 2500.5 }, { code: 'amount_not_whole_step', limitMinor: 1 }],
    ['text', { amountMinor: '2500' }, { code: 'amount_not_a_number', field: 'amountMinor' }],
    ['text with an exponent', { amountMinor: '1e3' }, { code: 'amount_not_a_number' }],
    ['NaN, which JSON turns into null', { amountMinor: Number.NaN }, { code: 'amount_not_a_number' }],
    ['2^53', { amountMinor: 2 ** 53 }, { code: 'amount_above_maximum', limitMinor: 1000000 }],
    ['-2^53', { amountMinor: -(2 ** 53) }, { code: 'amount_below_minimum', limitMinor: 200 }],
    ['missing', { amountMinor: undefined }, { code: 'amount_not_a_number' }],
    ['true', { amountMinor: true }, { code: 'amount_not_a_number' }],
    ['a list', { amountMinor: [2500] }, { code: 'amount_not_a_number' }],
    ['in a currency nobody has', { currency: 'XXX' }, { code: 'unknown_currency', field: 'currency' }],
    ['in a currency not offered', { currency: 'NOK' }, { code: 'unknown_currency' }],
    ['in a currency written small', { currency: 'eur' }, { code: 'unknown_currency' }],
    ['weekly', { frequency: 'weekly' }, { code: 'validation_failed', field: 'frequency' }],
    ['without an attempt', { attemptId: undefined }, { code: 'validation_failed', field: 'attemptId' }],
    [
      'with a return address of its own',
      { returnTo: 'https://evil.example' },
      { code: 'validation_failed', field: 'returnTo' },
    ],
    [
      'with a return key every object has',
      { returnTo: 'constructor' },
      { code: 'validation_failed', field: 'returnTo' },
    ],
    ['without consent', { consentVersion: '' }, { code: 'consent_missing' }],
    ['with consent to another wording', { consentVersion: '2020-01' }, { code: 'consent_outdated' }],
    ['with a field nobody asked for', { email: 'jane@example.org' }, { code: 'validation_failed', field: 'email' }],
    ['with a field every object has', { toString: 1 }, { code: 'validation_failed', field: 'toString' }],
    [
      'with a number for a currency',
      { currency: 7 },
      { code: 'validation_failed', detail: 'currency must be a code of three letters.' },
    ],
    ['with receipt as text', { receipt: 'yes' }, { code: 'validation_failed', field: 'receipt' }],
  ])('%s is answered with its code, field and number', async (_name, changes, expected) => {
    const response = await postGift(app.url, gift(changes));
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = (await response.json()) as ProblemDocument;
    expect(problem).toMatchObject(expected);
    expect(problem.status).toBe(response.status);
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  });

  it.each([
    ['no JSON', '{"amountMinor": 12', 400, 'bad_request'],
    ['a list', '[]', 400, 'validation_failed'],
    ['a bare number', '1', 400, 'validation_failed'],
    ['far too long', JSON.stringify({ text: 'x'.repeat(17_000) }), 413, 'body_too_large'],
  ])('a body that is %s is refused', async (_name, body, status, code) => {
    const response = await postGift(app.url, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });

  it('a field named __proto__ is as unknown as any other', async () => {
    const body = JSON.stringify(gift()).replace('{', '{"__proto__": {"amountMinor": 1},');
    expect(await (await postGift(app.url, body)).json()).toMatchObject({ status: 400, field: '__proto__' });
  });

  it('a body of a type nobody reads is refused', async () => {
    const response = await postGift(app.url, '<gift/>', { 'content-type': 'text/xml' });
    expect(await response.json()).toMatchObject({ status: 415, code: 'unsupported_media_type' });
  });

  it.each([
    ['1e3', 'amount_not_a_number'],
    ['"10"', 'amount_not_a_number'],
    ['NaN', 'amount_not_a_number'],
    ['-10', 'amount_below_minimum'],
    ['', 'amount_not_a_number'],
    ['10.5055', 'amount_not_whole_step'],
    ['1', 'amount_below_minimum'],
    ['9007199254740992', 'amount_above_maximum'],
  ])('the plain form with the amount %j goes back to its page and says so', async (amount, code) => {
    const fields = { ...gift(), amount } as unknown as Record<string, string>;
    const { amountMinor: _amountMinor, receipt: _receipt, ...form } = fields;
    const response = await postForm(app.url, form as Record<string, string>);
    expect(response.status).toBe(303);
    const back = new URL(response.headers.get('location') ?? '', app.url);
    expect(back.pathname).toBe('/give');
    expect(back.searchParams.get('problem')).toBe(code);
    expect(back.searchParams.get('amount')).toBe(amount);
  });

  it('with no body at all is refused', async () => {
    const response = await fetch(`${app.url}/v1/checkout-sessions`, { method: 'POST' });
    expect([response.status, ((await response.json()) as ProblemDocument).code]).toEqual([400, 'validation_failed']);
  });

  it('for the status of a gift with bytes no id has finds nothing', async () => {
    const page = await fetch(`${app.url}/thank-you?contribution=3f0a1b52-8f6e-4a55-9c1d-0d2f6c9f1a11&session=%00`);
    expect(page.status).toBeLessThan(500);
  });

  it('leaves nothing behind', async () => {
    expect(await query(app.databaseUrl, 'select count(*)::int as n from contributions')).toEqual([{ n: 0 }]);
  });
});

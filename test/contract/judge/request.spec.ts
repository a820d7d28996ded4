import { loadContract } from '../load-contract';
import { encodeForm, sampleRequests } from '../samples/requests';
import { Judge } from './judge';

const judge = new Judge(loadContract());

const price = { currency: 'usd', product: 'prod_SampleGift', unit_amount: 2500 };
const recurringPrice = { ...price, recurring: { interval: 'month' } };
const fiftyOneKeys = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`key${index}`, 'x']));

it.each<[string, Record<string, unknown>, string]>([
  ['an invented mode', { mode: 'donation' }, 'mode must be one of payment, setup, subscription; found "donation"'],
  [
    'a removed parameter',
    { payment_method_types: ['card'] },
    'payment_method_types does not exist here; found an array of 1',
  ],
  [
    'subscription_data in payment mode',
    { subscription_data: { description: 'x' } },
    'subscription_data is only for mode subscription; mode is payment',
  ],
  [
    'payment_intent_data in subscription mode',
    { mode: 'subscription', payment_intent_data: { description: 'x' } },
    'payment_intent_data is only for mode payment; mode is subscription',
  ],
  [
    'a recurring price in payment mode',
    { line_items: [{ price_data: recurringPrice }] },
    'line_items[0].price_data.recurring is not allowed when mode is payment',
  ],
  [
    'a subscription to nothing that recurs',
    { mode: 'subscription' },
    'line_items must have a recurring price: mode is subscription',
  ],
  [
    'a price without its product',
    { line_items: [{ price_data: { currency: 'usd', unit_amount: 1 } }] },
    'line_items[0].price_data must have either product or product_data',
  ],
  [
    'a fraction of a cent',
    { line_items: [{ price_data: { ...price, unit_amount: 12.5 } }] },
    'line_items[0].price_data.unit_amount must be integer; found "12.5"',
  ],
  [
    'nothing to pay',
    { line_items: [{ price_data: { ...price, unit_amount: 0 } }] },
    'line_items[0].price_data.unit_amount must be a whole amount from 1 to 99999999; found 0',
  ],
  [
    'more than a charge can hold',
    { line_items: [{ price_data: { ...price, unit_amount: 100_000_000 } }] },
    'line_items[0].price_data.unit_amount must be a whole amount from 1 to 99999999; found 100000000',
  ],
  [
    'a currency in capitals',
    { line_items: [{ price_data: { ...price, currency: 'USD' } }] },
    'line_items[0].price_data.currency must be a three-letter currency in lower case; found "USD"',
  ],
  [
    'an expiry in milliseconds',
    { expires_at: 1_790_000_000_000 },
    'expires_at must be a time in seconds since 1970; found "1790000000000"',
  ],
  ['a long reference', { client_reference_id: 'x'.repeat(201) }, 'client_reference_id is longer than 200 characters'],
  ['too much metadata', { metadata: fiftyOneKeys }, 'metadata has 51 keys; 50 at most'],
  [
    'a long metadata key',
    { metadata: { [`k${'x'.repeat(40)}`]: 'x' } },
    `metadata.k${'x'.repeat(40)} is a key over 40 characters`,
  ],
  ['a long metadata value', { metadata: { note: 'x'.repeat(501) } }, 'metadata.note is longer than 500 characters'],
  [
    'a descriptor no statement can print',
    { payment_intent_data: { statement_descriptor: 'gift*' } },
    'payment_intent_data.statement_descriptor may not hold any of < > \\ \' " *',
  ],
  ['no way back from the hosted page', { success_url: undefined }, 'success_url is missing: ui_mode is hosted_page'],
  [
    'a donate button on elements',
    { ui_mode: 'elements', success_url: undefined },
    'submit_type is not allowed when ui_mode is elements',
  ],
])('names what is wrong with %s', (_what, changes, sentence) => {
  const params = { ...sampleRequests['one-time checkout']?.params, ...changes };
  expect(judge.request('POST', '/v1/checkout/sessions', encodeForm(params))).toContain(sentence);
});

it.each([
  ['/v1/charges?limit=101', 'limit must be from 1 to 100; found 101'],
  ['/v1/charges?limit=ten', 'limit must be integer; found "ten"'],
  ['/v1/charges?starting_after=ch_1&ending_before=ch_2', 'starting_after cannot go with ending_before'],
  ['/v1/charges?expand[]=data.a.b.c.d', 'expand goes at most 4 deep; found data.a.b.c.d'],
  ['/v1/events?types[]=charge.paid', 'types[0] must be one of'],
  [
    '/v1/invoice_payments?payment[type]=payment_intent&payment[payment_intent]=ch_1',
    'payment.payment_intent must be an id starting with pi_; found "ch_1"',
  ],
  ['/v1/donations', 'GET /v1/donations is no endpoint of 2026-10-28.endive'],
])('names what is wrong with GET %s', (url, start) => {
  expect(judge.request('GET', url)).toEqual([expect.stringContaining(start)]);
});

it('an empty value unsets metadata and texts, and no number', () => {
  const form = 'metadata=&description=&cancel_at_period_end=';
  expect(judge.request('POST', '/v1/subscriptions/sub_1', form)).toEqual([
    'cancel_at_period_end must be boolean; found ""',
  ]);
});

import { loadContract } from '../load-contract';
import { charge } from '../samples/charge';
import { checkoutSession } from '../samples/checkout-session';
import { customer } from '../samples/customer';
import { payout } from '../samples/payout';
import { paymentIntent } from '../samples/payment-intent';
import { price } from '../samples/price';
import { refund } from '../samples/refund';
import { Judge } from './judge';

const judge = new Judge(loadContract());

const page = (data: unknown[], url = '/v1/charges') => ({ object: 'list', data, has_more: false, url });

it.each<[string, string, unknown, string]>([
  [
    'an open status in a closed list',
    '/v1/payouts/po_1',
    { ...payout, status: 'sent' },
    'status must be one of paid, pending, in_transit, canceled, failed; found "sent"',
  ],
  [
    'a refund status Stripe lacks',
    '/v1/refunds/re_1',
    { ...refund, status: 'done' },
    'status must be one of pending, requires_action, succeeded, failed, canceled, null; found "done"',
  ],
  [
    'details of another method',
    '/v1/charges/ch_1',
    { ...charge, payment_method_details: { type: 'sepa_debit' } },
    'payment_method_details.sepa_debit is missing: type is "sepa_debit"',
  ],
  [
    'the id of something else',
    '/v1/charges/ch_1',
    { ...charge, balance_transaction: 'ch_1' },
    'balance_transaction must be an id starting with txn_; found "ch_1"',
  ],
  [
    'a wrong id of its own',
    '/v1/refunds/re_1',
    { ...refund, id: 'rf_1' },
    'id must be an id starting with re_ or pyr_; found "rf_1"',
  ],
  [
    'time in milliseconds',
    '/v1/customers/cus_1',
    { ...customer, created: 1_790_000_000_123 },
    'created must be a time in seconds since 1970; found number 1790000000123',
  ],
  [
    'refunded without a refund',
    '/v1/charges/ch_1',
    { ...charge, refunded: true },
    'refunded must be true exactly when the whole amount is refunded',
  ],
  [
    'a success without a charge',
    '/v1/payment_intents/pi_1',
    { ...paymentIntent, latest_charge: null },
    'latest_charge must be present once the payment succeeded',
  ],
  [
    'a link to a finished session',
    '/v1/checkout/sessions/cs_test_1',
    { ...checkoutSession, url: 'https://example.org' },
    'url is only present while the session is open',
  ],
  [
    'a session that lives for two days',
    '/v1/checkout/sessions/cs_test_1',
    { ...checkoutSession, expires_at: checkoutSession.created + 172_800 },
    'expires_at must be 30 minutes to 24 hours after created',
  ],
  [
    'a live session in test mode',
    '/v1/checkout/sessions/cs_live_1',
    { ...checkoutSession, id: 'cs_live_1' },
    'id must start with cs_test_: livemode is false',
  ],
  [
    'a living price marked deleted',
    '/v1/prices/price_1',
    { ...price, deleted: true },
    'deleted must be left out; found boolean true',
  ],
  ['a page of another list', '/v1/charges', page([], '/v1/refunds'), 'url must be /v1/charges; found /v1/refunds'],
  [
    'a page longer than asked',
    '/v1/charges?limit=1',
    page([charge, charge]),
    'data holds 2 objects; the page size is 1',
  ],
  [
    'a fault inside a page',
    '/v1/charges',
    page([{ ...charge, amount: '25' }]),
    'data[0].amount must be integer; found "25"',
  ],
])('names what is wrong with %s', (_what, url, json, sentence) => {
  expect(judge.response('GET', url, json)).toContain(sentence);
});

it('an object is expanded when asked for and only then', () => {
  const expanded = { ...charge, payment_intent: paymentIntent };
  expect(judge.response('GET', '/v1/charges/ch_1?expand[]=payment_intent', expanded)).toEqual([]);
  expect(judge.response('GET', '/v1/charges/ch_1', expanded)).toEqual([
    'payment_intent is expanded although nobody asked: must be an id',
  ]);
  expect(judge.response('GET', '/v1/charges/ch_1?expand[]=payment_intent', charge)).toEqual([
    'payment_intent must be expanded, as asked; found the id "pi_3SampleGift01"',
  ]);
});

it('the body of a POST may ask for expansion too, and inside pages', () => {
  const expanded = { ...charge, payment_intent: paymentIntent };
  expect(judge.response('POST', '/v1/charges/ch_1', expanded, 'expand[0]=payment_intent')).toEqual([]);
  expect(judge.response('GET', '/v1/charges?expand[]=data.payment_intent', page([expanded]))).toEqual([]);
});

it('a deleted customer is judged as one', () => {
  const deleted = { id: 'cus_1', object: 'customer', deleted: true };
  expect(judge.response('GET', '/v1/customers/cus_1', deleted)).toEqual([]);
  expect(judge.response('DELETE', '/v1/customers/cus_1', { ...deleted, email: null })).toEqual([
    'email does not exist here; found null',
  ]);
});

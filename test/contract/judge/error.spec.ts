import { loadContract } from '../load-contract';
import { paymentIntent } from '../samples/payment-intent';
import { Judge } from './judge';

const judge = new Judge(loadContract());

const missing = {
  type: 'invalid_request_error',
  code: 'resource_missing',
  message: "No such charge: 'ch_1'",
  param: 'id',
};
const declined = { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline', message: 'Declined.' };

it('errors in the shape of Stripe are clean', () => {
  expect(judge.error(404, { error: missing })).toEqual([]);
  expect(judge.error(402, { error: { ...declined, payment_intent: paymentIntent } })).toEqual([]);
  expect(judge.error(500, { error: { type: 'api_error', message: 'Try again.' } })).toEqual([]);
});

it.each<[string, number, unknown, string]>([
  ['another shape', 400, { message: 'no' }, 'error is missing from an answer 400'],
  [
    'an invented type',
    400,
    { error: { ...missing, type: 'bad_request' } },
    'error.type must be one of api_error, card_error, idempotency_error, invalid_request_error; found bad_request',
  ],
  ['no message', 400, { error: { type: 'invalid_request_error' } }, 'error.message is missing'],
  ['an invented field', 400, { error: { ...missing, hint: 'x' } }, 'error.hint does not exist here'],
  ['a number for a code', 400, { error: { ...missing, code: 7 } }, 'error.code must be string; found number'],
  ['a decline that is no 402', 400, { error: declined }, 'error.type card_error comes with status 402, not 400'],
  [
    "the caller's fault as ours",
    500,
    { error: missing },
    'error.type invalid_request_error comes with a status below 500, not 500',
  ],
  [
    'a decline code without a card',
    400,
    { error: { ...missing, decline_code: 'x' } },
    'error.decline_code is only for card_error',
  ],
  [
    'a broken object within',
    402,
    { error: { ...declined, payment_intent: { ...paymentIntent, amount: '1' } } },
    'error.payment_intent.amount must be integer; found "1"',
  ],
])('names what is wrong with %s', (_what, status, json, sentence) => {
  expect(judge.error(status, json)).toContain(sentence);
});

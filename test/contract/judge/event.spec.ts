import { loadContract } from '../load-contract';
import { charge } from '../samples/charge';
import { checkoutSession } from '../samples/checkout-session';
import { event } from '../samples/event';
import { paymentIntent } from '../samples/payment-intent';
import { subscription } from '../samples/subscription';
import { Judge } from './judge';

const judge = new Judge(loadContract());

it.each<[string, unknown, string]>([
  ['a type Stripe lacks', { ...event, type: 'charge.paid' }, 'type charge.paid is no event of 2026-10-28.endive'],
  [
    'another version',
    { ...event, api_version: '2026-03-25.dahlia' },
    'api_version must be "2026-10-28.endive"; found 2026-03-25.dahlia',
  ],
  [
    'previous attributes outside an update',
    { ...event, type: 'charge.succeeded' },
    'data.previous_attributes is only for *.updated; type is charge.succeeded',
  ],
  [
    'a type of another object',
    { ...event, type: 'customer.updated' },
    'data.object.object must be "customer"; found "charge"',
  ],
  [
    'an expanded object',
    { ...event, data: { object: { ...charge, payment_intent: paymentIntent } } },
    'data.object.payment_intent is expanded although nobody asked: must be an id',
  ],
  [
    'a success that failed',
    {
      ...event,
      type: 'charge.succeeded',
      data: { object: { ...charge, status: 'failed', failure_code: 'card_declined' } },
    },
    'data.object.status must be succeeded in charge.succeeded; found failed',
  ],
  [
    'an open session reported complete',
    { ...event, type: 'checkout.session.completed', data: { object: { ...checkoutSession, status: 'open' } } },
    'data.object.status must be complete in checkout.session.completed; found open',
  ],
  [
    'a living subscription reported deleted',
    { ...event, type: 'customer.subscription.deleted', data: { object: subscription } },
    'data.object.status must be canceled in customer.subscription.deleted; found active',
  ],
  [
    'an attribute the object lacks',
    { ...event, data: { object: charge, previous_attributes: { paid_at: 1 } } },
    'data.previous_attributes.paid_at does not exist here; found number 1',
  ],
  [
    'a request id that is none',
    { ...event, request: { id: '7', idempotency_key: null } },
    'request.id must be an id starting with req_; found 7',
  ],
  ['no event at all', 'charge.updated', 'type nothing is no event of 2026-10-28.endive'],
])('names what is wrong with %s', (_what, json, sentence) => {
  expect(judge.event(json)).toContain(sentence);
});

it('previous attributes hold only what changed, at every depth', () => {
  const previous = { metadata: { contribution: '1' }, outcome: { type: 'blocked' }, amount_refunded: 0 };
  expect(judge.event({ ...event, data: { object: charge, previous_attributes: previous } })).toEqual([]);
});

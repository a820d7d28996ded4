import { charge } from './charge';
import { CREATED_AT } from './instants';

/** The balance transaction of a charge arriving seconds after its success. */
export const event = {
  id: 'evt_3SampleGift01',
  object: 'event',
  api_version: '2026-10-28.endive',
  created: CREATED_AT + 2,
  data: { object: charge, previous_attributes: { balance_transaction: null } },
  livemode: false,
  pending_webhooks: 1,
  request: { id: 'req_SampleRequest1', idempotency_key: 'capture:0190c0de:1' },
  type: 'charge.updated',
};

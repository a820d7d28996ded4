import { CREATED_AT, DAY_SECONDS } from './instants';

/** A card gift of 25.00 USD with Stripe's fee of 2.9 % + 30. */
export const balanceTransaction = {
  id: 'txn_3SampleGift01',
  object: 'balance_transaction',
  amount: 2500,
  available_on: CREATED_AT + 2 * DAY_SECONDS,
  balance_type: 'payments',
  created: CREATED_AT,
  currency: 'usd',
  description: 'Gift',
  exchange_rate: null,
  fee: 103,
  fee_details: [
    { amount: 103, application: null, currency: 'usd', description: 'Stripe processing fees', type: 'stripe_fee' },
  ],
  net: 2397,
  reporting_category: 'charge',
  source: 'ch_3SampleGift01',
  status: 'pending',
  type: 'charge',
};

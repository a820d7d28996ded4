import { CREATED_AT, DAY_SECONDS } from './instants';

/** Half of the sample charge, given back to the card. */
export const refund = {
  id: 're_3SampleGift01',
  object: 'refund',
  amount: 1250,
  balance_transaction: 'txn_3SampleBack01',
  charge: 'ch_3SampleGift01',
  created: CREATED_AT + DAY_SECONDS,
  currency: 'usd',
  customer: 'cus_SampleDonor01',
  customer_account: null,
  metadata: {},
  payment_intent: 'pi_3SampleGift01',
  payment_method: 'pm_1SampleCard01',
  reason: 'requested_by_customer',
  receipt_number: null,
  source_transfer_reversal: null,
  status: 'succeeded',
  transfer_reversal: null,
};

import type { FrequencyTerms } from '../contributions/frequency-terms';

/** One charge. Its PaymentIntent carries our ids, and Stripe copies them to the charge. */
export const oneTimeTerms: FrequencyTerms = {
  frequency: 'one-time',
  productId: 'prod_contribution_one_time',
  needsReceipt: false,
  interval: undefined,
  sessionTerms: (metadata) => ({ mode: 'payment', payment_intent_data: { metadata } }),
};

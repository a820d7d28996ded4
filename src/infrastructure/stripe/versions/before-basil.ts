import type { VersionAdapter } from './version-adapter';

/** Until 2025-03-31.basil an invoice named its subscription, and a subscription had one period. */
export const beforeBasil: VersionAdapter = {
  subscriptionOfInvoice: (invoice) => invoice.optionalText('subscription'),
  paymentIntentOfInvoice: (invoice) => invoice.optionalText('payment_intent'),
  periodEndOfSubscription: (subscription) => subscription.optionalInstant('current_period_end'),
};

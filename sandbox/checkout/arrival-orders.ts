/**
 * The order in which events of one payment were seen to arrive. Stripe promises none; keeping to what was seen makes
 * the sandbox as awkward as the original: a payment intent succeeds before it is created.
 */
export const ONE_TIME_ORDER = [
  'customer.created',
  'charge.failed',
  'charge.pending',
  'charge.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.succeeded',
  'payment_intent.created',
  'payment_intent.requires_action',
  'checkout.session.completed',
];

/** Documented, and not observed: the same as where the first period is paid at once, without a payment. */
export const TRIAL_ORDER = [
  'customer.created',
  'setup_intent.created',
  'setup_intent.succeeded',
  'payment_method.attached',
  'checkout.session.completed',
  'customer.updated',
  'customer.subscription.created',
  'invoice.created',
  'invoice.finalized',
  'invoice.paid',
  'invoice.payment_succeeded',
];

export const FIRST_OF_SUBSCRIPTION_ORDER = [
  'customer.created',
  'charge.failed',
  'charge.pending',
  'charge.succeeded',
  'payment_method.attached',
  'checkout.session.completed',
  'customer.updated',
  'customer.subscription.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.succeeded',
  'payment_intent.created',
  'payment_intent.requires_action',
  'invoice.created',
  'invoice.finalized',
  'invoice.paid',
  'invoice.payment_succeeded',
];

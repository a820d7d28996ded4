/** Which handler an event's object goes to. Chosen by the object, never by a prefix of the type. */
export type EventHandlerName = 'session' | 'paymentIntent' | 'charge' | 'invoice' | 'invoicePayment' | 'subscription';

/**
 * The event types the webhook endpoint subscribes to, each written out, with what it is for. A type that is not here is
 * stored and marked ignored.
 */
export const EVENT_TABLE: Readonly<Record<string, EventHandlerName>> = {
  // The donor is done on Stripe's page; "unpaid" means the bank is not.
  'checkout.session.completed': 'session',
  // A bank debit came through, days later.
  'checkout.session.async_payment_succeeded': 'session',
  // A bank debit did not; no other field of a session says so.
  'checkout.session.async_payment_failed': 'session',
  // The page closed unpaid.
  'checkout.session.expired': 'session',

  // All of these link charges to a one-time gift by our metadata; none of them is money.
  'payment_intent.created': 'paymentIntent',
  'payment_intent.processing': 'paymentIntent',
  'payment_intent.requires_action': 'paymentIntent',
  'payment_intent.succeeded': 'paymentIntent',
  'payment_intent.payment_failed': 'paymentIntent',
  'payment_intent.canceled': 'paymentIntent',

  // A bank debit was submitted.
  'charge.pending': 'charge',
  // Money, once captured.
  'charge.succeeded': 'charge',
  // A refused card, or a debit the bank sent back.
  'charge.failed': 'charge',
  // Brings the balance transaction, seconds after the charge.
  'charge.updated': 'charge',
  // An authorisation became money.
  'charge.captured': 'charge',
  // An authorisation that was never taken.
  'charge.expired': 'charge',

  // A period of a recurring gift, from draft to its end.
  'invoice.created': 'invoice',
  'invoice.finalized': 'invoice',
  'invoice.finalization_failed': 'invoice',
  'invoice.updated': 'invoice',
  'invoice.paid': 'invoice',
  'invoice.payment_failed': 'invoice',
  'invoice.payment_action_required': 'invoice',
  'invoice.voided': 'invoice',
  'invoice.marked_uncollectible': 'invoice',
  // The only link from an invoice to what paid it.
  'invoice_payment.paid': 'invoicePayment',

  // The standing agreement itself.
  'customer.subscription.created': 'subscription',
  'customer.subscription.updated': 'subscription',
  'customer.subscription.paused': 'subscription',
  'customer.subscription.resumed': 'subscription',
  'customer.subscription.deleted': 'subscription',
};

import { FETCHED } from '../infrastructure/stripe/snapshots/snapshot';

/** Which reader an event's object goes to. Chosen by the object, never by a prefix of the type. */
export type EventHandlerName =
  | 'session'
  | 'paymentIntent'
  | 'charge'
  | 'invoice'
  | 'invoicePayment'
  | 'invoicePaymentList'
  | 'subscription'
  | 'refund'
  | 'dispute'
  | 'earlyFraudWarning'
  | 'payout'
  | 'topup'
  | 'setupIntent'
  | 'balanceTransaction'
  | 'balanceTransactionList'
  | 'noted';

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
  // Says nothing that the refunds themselves do not say better, but may be the first to tell of the charge.
  'charge.refunded': 'charge',

  // Money on its way back; also one made in the dashboard.
  'refund.created': 'refund',
  // It arrived, waits for the donor, or brings its balance transaction.
  'refund.updated': 'refund',
  // It came back: the bank did not take it.
  'refund.failed': 'refund',
  // The older name of refund.updated, which some payment methods send alone.
  'charge.refund.updated': 'refund',

  // A bank asks for a gift back, or asks first.
  'charge.dispute.created': 'dispute',
  // Evidence was sent, a deadline moved, or an appeal began.
  'charge.dispute.updated': 'dispute',
  // Won, lost or withdrawn; an appeal may follow.
  'charge.dispute.closed': 'dispute',
  // The money and a fee were taken.
  'charge.dispute.funds_withdrawn': 'dispute',
  // They came back.
  'charge.dispute.funds_reinstated': 'dispute',
  // A card network suspects fraud; a dispute often follows.
  'radar.early_fraud_warning.created': 'earlyFraudWarning',
  // It can no longer be acted upon.
  'radar.early_fraud_warning.updated': 'earlyFraudWarning',

  // A period of a recurring gift, from draft to its end.
  'invoice.created': 'invoice',
  'invoice.finalized': 'invoice',
  'invoice.finalization_failed': 'invoice',
  'invoice.updated': 'invoice',
  'invoice.paid': 'invoice',
  // Which try it was, and when Stripe tries again.
  'invoice.payment_failed': 'invoice',
  'invoice.payment_action_required': 'invoice',
  'invoice.voided': 'invoice',
  'invoice.marked_uncollectible': 'invoice',
  // Days ahead of a renewal; a preview without an id.
  'invoice.upcoming': 'noted',
  // The only link from an invoice to what paid it.
  'invoice_payment.paid': 'invoicePayment',

  // The standing agreement itself; pausing its collection comes as an update too.
  'customer.subscription.created': 'subscription',
  'customer.subscription.updated': 'subscription',
  'customer.subscription.paused': 'subscription',
  'customer.subscription.resumed': 'subscription',
  'customer.subscription.deleted': 'subscription',

  // Money on its way to the bank: sent, expected there, come back, or called off.
  'payout.created': 'payout',
  'payout.updated': 'payout',
  'payout.paid': 'payout',
  'payout.failed': 'payout',
  'payout.canceled': 'payout',
  // From now on Stripe can say what it consists of.
  'payout.reconciliation_completed': 'payout',

  // Money sent to Stripe from the bank; only its balance transaction matters here.
  'topup.created': 'topup',
  'topup.succeeded': 'topup',
  'topup.failed': 'topup',
  'topup.canceled': 'topup',
  'topup.reversed': 'topup',

  // A donor gave another card for a gift that goes on.
  'setup_intent.succeeded': 'setupIntent',

  // Kept for whoever looks into a case. What they do to money comes by other events or with the balance transactions.
  'customer.deleted': 'noted',
  'payment_method.automatically_updated': 'noted',
  'mandate.updated': 'noted',
  'reserve.hold.created': 'noted',
  'reserve.hold.updated': 'noted',
  'reserve.release.created': 'noted',
  'reserve.plan.created': 'noted',
  'reserve.plan.updated': 'noted',
  'reserve.plan.disabled': 'noted',
  'reserve.plan.expired': 'noted',
};

/** The object each handler reads; what is only noted may be anything. */
export const OBJECT_OF: Record<Exclude<EventHandlerName, 'noted'>, string> = {
  session: 'checkout.session',
  paymentIntent: 'payment_intent',
  charge: 'charge',
  invoice: 'invoice',
  invoicePayment: 'invoice_payment',
  invoicePaymentList: 'invoice_payment_list',
  subscription: 'subscription',
  refund: 'refund',
  dispute: 'dispute',
  earlyFraudWarning: 'radar.early_fraud_warning',
  payout: 'payout',
  topup: 'topup',
  setupIntent: 'setup_intent',
  balanceTransaction: 'balance_transaction',
  balanceTransactionList: 'list',
};

/** Whose an event is: by its type, or by its object where we asked for that ourselves. @returns undefined for nobody's */
export function handlerOf({ type, objectType }: { type: string; objectType: string }): EventHandlerName | undefined {
  if (type !== FETCHED) return Object.hasOwn(EVENT_TABLE, type) ? EVENT_TABLE[type] : undefined;
  const names = Object.keys(OBJECT_OF) as (keyof typeof OBJECT_OF)[];
  return names.find((name) => OBJECT_OF[name] === objectType);
}

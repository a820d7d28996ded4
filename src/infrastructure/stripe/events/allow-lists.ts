/**
 * Which parts of an object are kept: `true` for a plain value of Stripe's own, `'uuid'` for one of ours in a field where
 * another system on the same account may have put anything, a nested list for what is inside.
 */
export interface AllowList {
  readonly [name: string]: Allowed;
}
export type Allowed = true | 'uuid' | AllowList;

const METADATA = { contribution_id: 'uuid', checkout_session_id: 'uuid' } as const;
const COMMON = { id: true, object: true, created: true, livemode: true } as const;

/** No description: it may quote whatever somebody wrote into a charge. */
const BALANCE_TRANSACTION: AllowList = {
  ...{ id: true, object: true, created: true, amount: true, fee: true, net: true, currency: true, status: true },
  ...{ available_on: true, balance_type: true, reporting_category: true, type: true, source: true },
  exchange_rate: true,
  fee_details: { amount: true, currency: true, type: true },
};

const INVOICE_PAYMENT: AllowList = {
  ...COMMON,
  ...{ invoice: true, status: true, currency: true, amount_paid: true, amount_requested: true, is_default: true },
  payment: { type: true, payment_intent: true, charge: true },
  status_transitions: { canceled_at: true, paid_at: true },
};

export const ALLOWED: Readonly<Record<string, AllowList>> = {
  'checkout.session': {
    ...COMMON,
    ...{ mode: true, status: true, payment_status: true, amount_total: true, currency: true, expires_at: true },
    ...{ client_reference_id: 'uuid', payment_intent: true, subscription: true, customer: true, invoice: true },
    metadata: METADATA,
  },
  // A card that a donor gave for a gift that goes on.
  setup_intent: {
    ...COMMON,
    ...{ status: true, customer: true, payment_method: true },
    metadata: { gift_change_id: 'uuid', gift_id: 'uuid' },
  },
  payment_intent: {
    ...COMMON,
    ...{ status: true, amount: true, amount_received: true, currency: true, customer: true, latest_charge: true },
    ...{ canceled_at: true, cancellation_reason: true, statement_descriptor: true, statement_descriptor_suffix: true },
    last_payment_error: { type: true, code: true, decline_code: true },
    metadata: METADATA,
  },
  charge: {
    ...COMMON,
    ...{ status: true, paid: true, captured: true, amount: true, amount_captured: true, amount_refunded: true },
    ...{
      currency: true,
      customer: true,
      payment_intent: true,
      balance_transaction: true,
      refunded: true,
      disputed: true,
    },
    ...{ failure_code: true, failure_balance_transaction: true },
    ...{ statement_descriptor: true, statement_descriptor_suffix: true, calculated_statement_descriptor: true },
    payment_method_details: { type: true },
    metadata: METADATA,
  },
  refund: {
    ...COMMON,
    ...{ status: true, amount: true, currency: true, charge: true, payment_intent: true, reason: true },
    ...{ balance_transaction: true, failure_balance_transaction: true, failure_reason: true, pending_reason: true },
    metadata: METADATA,
  },
  dispute: {
    ...COMMON,
    ...{ status: true, amount: true, currency: true, charge: true, payment_intent: true, reason: true },
    ...{ network_reason_code: true, is_charge_refundable: true },
    evidence_details: { due_by: true, has_evidence: true, past_due: true, submission_count: true },
    balance_transactions: BALANCE_TRANSACTION,
  },
  'radar.early_fraud_warning': { ...COMMON, charge: true, payment_intent: true, fraud_type: true, actionable: true },
  payout: {
    ...COMMON,
    ...{ status: true, amount: true, currency: true, arrival_date: true, automatic: true, method: true, type: true },
    ...{ balance_transaction: true, failure_balance_transaction: true, failure_code: true, source_type: true },
    ...{ reconciliation_status: true, original_payout: true, reversed_by: true },
    trace_id: { status: true, value: true },
  },
  topup: {
    ...COMMON,
    ...{ status: true, amount: true, currency: true, balance_transaction: true, failure_code: true },
  },
  balance_transaction: BALANCE_TRANSACTION,
  list: { ...{ object: true, url: true, has_more: true, payout: true }, data: BALANCE_TRANSACTION },
  invoice: {
    ...COMMON,
    ...{ status: true, currency: true, total: true, amount_due: true, amount_paid: true, amount_remaining: true },
    ...{ billing_reason: true, attempt_count: true, next_payment_attempt: true, customer: true },
    ...{ period_start: true, period_end: true, due_date: true },
    // Before 2025-03-31.basil an invoice named its subscription, charge and PaymentIntent itself.
    ...{ subscription: true, charge: true, payment_intent: true },
    parent: { type: true, subscription_details: { subscription: true, metadata: METADATA } },
    metadata: METADATA,
  },
  invoice_payment: INVOICE_PAYMENT,
  // Of one PaymentIntent, which the row names.
  invoice_payment_list: { object: true, data: INVOICE_PAYMENT },
  subscription: {
    ...COMMON,
    ...{ status: true, currency: true, customer: true, start_date: true, ended_at: true, latest_invoice: true },
    ...{ cancel_at: true, cancel_at_period_end: true, canceled_at: true, trial_end: true, billing_cycle_anchor: true },
    cancellation_details: { reason: true },
    pause_collection: { behavior: true, resumes_at: true },
    // Before basil the period stood on the subscription, since then on its items.
    ...{ current_period_start: true, current_period_end: true },
    items: {
      data: {
        ...{ id: true, quantity: true, current_period_start: true, current_period_end: true },
        price: {
          id: true,
          currency: true,
          unit_amount: true,
          product: true,
          recurring: { interval: true, interval_count: true },
        },
      },
    },
    metadata: METADATA,
  },
};

/**
 * Which parts of an object are kept: `true` for a plain value of Stripe's own, `'uuid'` for one of ours in a field where
 * another system on the same account may have put anything, a nested list for what is inside.
 */
export interface AllowList {
  readonly [name: string]: Allowed;
}
type Allowed = true | 'uuid' | AllowList;

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Keeps of a Stripe object only what its type's allow-list names. Everything else (names, emails, addresses, phones,
 * IP, country, card digits) is gone before anything is written. An object of a type without a list keeps its id alone.
 */
export function project(objectType: string, object: { [name: string]: Json }): { [name: string]: Json } {
  const allowed = Object.hasOwn(ALLOWED, objectType) ? ALLOWED[objectType] : undefined;
  return keep(object, allowed ?? { id: true, object: true }) as { [name: string]: Json };
}

function keep(value: Json, allowed: Allowed): Json {
  if (Array.isArray(value)) return value.map((item) => keep(item, allowed));
  if (allowed === 'uuid') return typeof value === 'string' && UUID.test(value) ? value : null;
  if (value === null || typeof value !== 'object') return allowed === true ? value : onlyId(value);
  // A list entry of `true` takes plain values alone: an expanded object must not slip through where an id was meant.
  if (allowed === true) return typeof value['id'] === 'string' ? value['id'] : null;
  return Object.fromEntries(
    Object.entries(allowed)
      .filter(([name]) => name in value)
      .map(([name, inner]) => [name, keep(value[name] as Json, inner)]),
  );
}

/** Where an object was expected and Stripe sends its id, the id is kept; any other text is not. */
function onlyId(value: Json): Json {
  return typeof value === 'string' && STRIPE_ID.test(value) ? value : null;
}

/** Such as `cus_Q1`, `pi_3T`: letters, an underscore, letters and digits. */
const STRIPE_ID = /^[a-z]{2,12}(_[a-z]+)*_[A-Za-z0-9]{4,}$/;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const METADATA = { contribution_id: 'uuid', checkout_session_id: 'uuid' } as const;
const COMMON = { id: true, object: true, created: true, livemode: true } as const;

const ALLOWED: Readonly<Record<string, AllowList>> = {
  'checkout.session': {
    ...COMMON,
    ...{ mode: true, status: true, payment_status: true, amount_total: true, currency: true, expires_at: true },
    ...{ client_reference_id: 'uuid', payment_intent: true, subscription: true, customer: true, invoice: true },
    metadata: METADATA,
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
  invoice_payment: {
    ...COMMON,
    ...{ invoice: true, status: true, currency: true, amount_paid: true, amount_requested: true, is_default: true },
    payment: { type: true, payment_intent: true, charge: true },
    status_transitions: { canceled_at: true, paid_at: true },
  },
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

/**
 * Where real answers recorded under 2026-03-25.dahlia and the SDK's types for 2026-10-28.endive differ in the keys of an object, and why that is
 * the fault of neither.
 */
export interface RecordedDifference {
  readonly object: string;
  readonly keys: readonly string[];
  readonly why: string;
}

/** In the answers, unknown to the types. */
export const RECORDED_ONLY: readonly RecordedDifference[] = [
  { object: 'account', keys: ['login_links'], why: 'sent for accounts connected through Express, never documented' },
  {
    object: 'charge',
    keys: ['destination', 'dispute', 'order'],
    why: 'always null: fields of older API versions that Stripe still sends and documents no more',
  },
];

/** Required by the types, absent from the answers. The versions are those of the SDK's changelog. */
export const NEW_SINCE_RECORDED: readonly RecordedDifference[] = [
  {
    object: 'checkout.session',
    keys: ['allowed_payment_method_types', 'managed_payments'],
    why: 'added in 2026-09-30.endive and in 2026-04-22.dahlia',
  },
  {
    object: 'payment_intent',
    keys: ['allowed_payment_method_types', 'managed_payments', 'payment_record'],
    why: 'added in 2026-07-29.dahlia, 2026-04-22.dahlia and 2026-09-30.endive',
  },
];

/** In the answers, and left out by the sandbox. */
export const SANDBOX_LEAVES_OUT: readonly RecordedDifference[] = [
  { object: 'error', keys: ['request_log_url'], why: 'the sandbox has no dashboard' },
];

/** In the sandbox's answers, allowed by the types and not recorded. */
export const SANDBOX_ADDS: readonly RecordedDifference[] = [
  {
    object: 'invoiceitem',
    keys: ['net_amount'],
    why: 'optional in the types; Stripe left it out of the one recorded answer',
  },
];

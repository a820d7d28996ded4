/**
 * How ids of each object begin, from the examples in Stripe's API reference and the recorded traffic. An object that is not listed may have any
 * id. Stripe lets callers choose the ids of products and coupons; this project does not.
 */
export const ID_PREFIXES: Readonly<Record<string, readonly string[]>> = {
  account: ['acct_'],
  balance_transaction: ['txn_'],
  'billing_portal.configuration': ['bpc_'],
  'billing_portal.session': ['bps_'],
  charge: ['ch_', 'py_'],
  'checkout.session': ['cs_test_', 'cs_live_'],
  confirmation_token: ['ctoken_'],
  customer: ['cus_'],
  dispute: ['du_', 'dp_'],
  event: ['evt_'],
  // A preview, as in invoice.upcoming, is no invoice yet.
  invoice: ['in_', 'upcoming_in_'],
  invoice_payment: ['inpay_'],
  invoiceitem: ['ii_'],
  item: ['li_'],
  line_item: ['il_'],
  mandate: ['mandate_'],
  payment_intent: ['pi_'],
  payment_method: ['pm_', 'card_', 'ba_', 'src_'],
  payout: ['po_'],
  plan: ['price_', 'plan_'],
  price: ['price_', 'plan_'],
  product: ['prod_'],
  'radar.early_fraud_warning': ['issfr_'],
  refund: ['re_', 'pyr_'],
  setup_attempt: ['setatt_'],
  setup_intent: ['seti_'],
  subscription: ['sub_'],
  subscription_item: ['si_'],
  subscription_schedule: ['sub_sched_'],
  'test_helpers.test_clock': ['clock_'],
  webhook_endpoint: ['we_'],
};

/** What is wrong with an id of one of these objects, or null. Where one of them may have any id, so may the field. */
export function idProblem(id: string, objects: readonly string[]): string | null {
  const prefixes = objects.map((object) => ID_PREFIXES[object]);
  if (prefixes.some((known) => !known)) return null;
  const allowed = prefixes.flatMap((known) => known ?? []);
  const fits = allowed.some((prefix) => id.startsWith(prefix) && /^[A-Za-z0-9_]+$/.test(id.slice(prefix.length)));
  return fits ? null : `must be an id starting with ${allowed.join(' or ')}; found "${id}"`;
}

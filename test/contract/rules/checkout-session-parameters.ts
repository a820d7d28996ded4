import type { Violation } from '../judge/violation';
import { isHash, type Hash } from './hash';

/**
 * What the documentation of `Checkout.SessionCreateParams` says in words about parameters that depend on the mode or on each other.
 */
export function checkoutSessionViolations(params: Hash): Violation[] {
  const mode = String(params['mode']);
  return [
    ...misplacedForMode(params, mode),
    ...misplacedForUi(params, String(params['ui_mode'] ?? 'hosted_page')),
    ...lineItems(params, mode),
  ];
}

/** "Can only be set in … mode", parameter by parameter. */
const MODES_BY_PARAMETER: Readonly<Record<string, readonly string[]>> = {
  payment_intent_data: ['payment'],
  invoice_creation: ['payment'],
  subscription_data: ['subscription'],
  payment_method_collection: ['subscription'],
  setup_intent_data: ['setup'],
  submit_type: ['payment', 'subscription'],
  customer_creation: ['payment', 'setup'],
  saved_payment_method_options: ['payment', 'subscription'],
  line_items: ['payment', 'subscription'],
};

function misplacedForMode(params: Hash, mode: string): Violation[] {
  return Object.entries(MODES_BY_PARAMETER)
    .filter(([name, modes]) => params[name] !== undefined && !modes.includes(mode))
    .map(([path, modes]) => ({ path, problem: `is only for mode ${modes.join(' or ')}; mode is ${mode}` }));
}

/** "This parameter is not allowed if ui_mode is …"; the page Stripe hosts needs to know where to return. */
const REFUSED_BY_UI_MODE: Readonly<Record<string, readonly string[]>> = {
  hosted_page: ['return_url', 'permissions', 'redirect_on_completion'],
  embedded_page: ['success_url', 'cancel_url'],
  elements: ['success_url', 'cancel_url', 'submit_type', 'custom_fields', 'branding_settings', 'optional_items'],
  form: ['optional_items'],
};

function misplacedForUi(params: Hash, uiMode: string): Violation[] {
  const refused = (REFUSED_BY_UI_MODE[uiMode] ?? []).filter((name) => params[name] !== undefined);
  const homeless = uiMode === 'hosted_page' && params['success_url'] === undefined;
  return [
    ...refused.map((path) => ({ path, problem: `is not allowed when ui_mode is ${uiMode}` })),
    ...(homeless ? [{ path: 'success_url', problem: 'is missing: ui_mode is hosted_page' }] : []),
  ];
}

function lineItems(params: Hash, mode: string): Violation[] {
  if (mode === 'setup') return [];
  const items = Array.isArray(params['line_items']) ? params['line_items'].filter(isHash) : [];
  if (items.length === 0) return [{ path: 'line_items', problem: `is missing: mode is ${mode}` }];
  return [...items.flatMap(checkItem), ...recurrence(items, mode)];
}

function checkItem(item: Hash, index: number): Violation[] {
  const path = `line_items[${index}]`;
  const priced = ['price', 'price_data'].filter((name) => item[name] !== undefined);
  const { price_data: priceData } = item;
  const named = ['product', 'product_data'].filter((name) => isHash(priceData) && priceData[name] !== undefined);
  return [
    ...(priced.length === 1 ? [] : [{ path, problem: 'must have either price or price_data' }]),
    ...(!isHash(priceData) || named.length === 1
      ? []
      : [{ path: `${path}.price_data`, problem: 'must have either product or product_data' }]),
  ];
}

/** A one-time price may ride along on a subscription's first invoice, but something must recur; in payment mode nothing may. */
function recurrence(items: readonly Hash[], mode: string): Violation[] {
  const recurs = items.map(({ price_data: data }) => (isHash(data) ? data['recurring'] !== undefined : null));
  if (mode === 'subscription' && recurs.every((known) => known === false)) {
    return [{ path: 'line_items', problem: 'must have a recurring price: mode is subscription' }];
  }
  if (mode !== 'payment') return [];
  return recurs.flatMap((known, index) => {
    const path = `line_items[${index}].price_data.recurring`;
    return known === true ? [{ path, problem: 'is not allowed when mode is payment' }] : [];
  });
}

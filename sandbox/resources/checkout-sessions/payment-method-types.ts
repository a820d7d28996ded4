import { invalidRequest } from '../../api/stripe-error';
import type { CreateParameters } from './check-parameters';

/** What the sandbox can take, and in which currency alone. */
const METHODS: readonly { readonly type: string; readonly currency?: string }[] = [
  { type: 'card' },
  { type: 'sepa_debit', currency: 'eur' },
];

/**
 * The methods a session offers: all that fit its currency, filtered; or the fixed list of an older caller.
 * @throws StripeError 400 where none is left
 */
export function methodTypes(params: CreateParameters, currency: string): string[] {
  const {
    payment_method_types: fixed,
    allowed_payment_method_types: allowed,
    excluded_payment_method_types: excluded,
  } = params;
  const eligible = METHODS.filter((method) => !method.currency || method.currency === currency).map(({ type }) => type);
  const offered = eligible.filter(
    (type) => (!fixed || fixed.includes(type)) && (!allowed || allowed.includes(type)) && !excluded?.includes(type),
  );
  if (offered.length) return offered;
  throw invalidRequest(`No valid payment method types for this Checkout Session in ${currency}.`, {
    param: fixed ? 'payment_method_types' : 'allowed_payment_method_types',
  });
}

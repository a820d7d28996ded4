/** Why Stripe is called; part of the key, so that two purposes on one object never share an answer. */
export type StripePurpose =
  | 'checkout-session'
  | 'refund'
  | 'gift-end'
  | 'gift-change'
  | 'gift-schedule'
  | 'gift-plan-again'
  | 'gift-price-again'
  | 'card-page'
  | 'owed-payment'
  | 'adopt'
  | 'first-charge';

/**
 * `purpose:id:attempt`. The same key always goes out with the same parameters; a new attempt is a new key.
 * Stripe keeps keys for at least 24 h and takes at most 255 characters.
 * @see https://docs.stripe.com/api/idempotent_requests
 */
export function idempotencyKey(purpose: StripePurpose, id: string, attempt: number): string {
  return `${purpose}:${id}:${attempt}`;
}

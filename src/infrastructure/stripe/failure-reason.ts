/** Why a payment failed, as far as a donor can do something about it. */
export type FailureReason = 'unknown' | 'expired' | 'funds' | 'confirmation' | 'declined';

/** @param code Stripe's or the bank's word for it; none: nobody says. @see https://docs.stripe.com/error-codes */
export function failureReasonOf(code: string | null | undefined): FailureReason {
  if (code === null || code === undefined) return 'unknown';
  if (code === 'expired_card') return 'expired';
  if (code === 'insufficient_funds') return 'funds';
  return code.includes('authentication') ? 'confirmation' : 'declined';
}

/**
 * Whether Stripe tries again what failed so, when it plans to: after these its plan goes on and nothing is tried, until
 * another card or account is given.
 * @see https://docs.stripe.com/billing/revenue-recovery/smart-retries#non-retryable-decline-codes
 */
export function isTriedAgain(code: string | null | undefined): boolean {
  return code === null || code === undefined || !NEVER_TRIED_AGAIN.includes(code);
}

const NEVER_TRIED_AGAIN: readonly string[] = [
  ...['incorrect_number', 'lost_card', 'pickup_card', 'stolen_card', 'highest_risk_level', 'transaction_not_allowed'],
  ...['revocation_of_authorization', 'revocation_of_all_authorizations', 'authentication_required'],
];

/** Why a payment failed, as far as a donor can do something about it. */
export type FailureReason = 'unknown' | 'expired' | 'funds' | 'confirmation' | 'declined';

/** @param code Stripe's or the bank's word for it; none: nobody says. @see https://docs.stripe.com/error-codes */
export function failureReasonOf(code: string | null | undefined): FailureReason {
  if (code === null || code === undefined) return 'unknown';
  if (code === 'expired_card') return 'expired';
  if (code === 'insufficient_funds') return 'funds';
  return code.includes('authentication') ? 'confirmation' : 'declined';
}

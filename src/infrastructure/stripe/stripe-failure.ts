import Stripe from 'stripe';

/**
 * What a failed call means for the next one.
 * - `unknown`: no answer came; the effect may have happened. Ask again under the same idempotency key.
 * - `busy`: nothing happened yet. Ask again later under the same key.
 * - `failed`: Stripe stored a 5xx under this key and will replay it. Only a new key can succeed.
 * - `refused`: Stripe will never accept these parameters.
 */
export type StripeFailureKind = 'unknown' | 'busy' | 'failed' | 'refused';

/** A failed Stripe call in our words. Carries Stripe's codes, never its texts, which may quote what a donor typed. */
export class StripeFailure extends Error {
  constructor(
    readonly kind: StripeFailureKind,
    readonly code: string,
    readonly requestId: string | undefined,
  ) {
    super(`Stripe call ${kind}: ${code}`);
    this.name = 'StripeFailure';
  }

  /** @returns the failure, or undefined when the error is not Stripe's */
  static from(error: unknown): StripeFailure | undefined {
    if (!(error instanceof Stripe.errors.StripeError)) return undefined;
    return new StripeFailure(kindOf(error), error.code ?? error.type, error.requestId);
  }
}

function kindOf(error: Stripe.errors.StripeError): StripeFailureKind {
  if (error instanceof Stripe.errors.StripeConnectionError) return 'unknown';
  if (error instanceof Stripe.errors.StripeRateLimitError) return 'busy';
  // 409: a twin of this call is still under way at Stripe. 401 and 403: the key is wrong, or may too little, until a
  // person mends that; what was asked for is not at fault.
  if (AGAIN_LATER.includes(error.statusCode ?? 0)) return 'busy';
  return (error.statusCode ?? 500) >= 500 ? 'failed' : 'refused';
}

const AGAIN_LATER: readonly number[] = [401, 403, 409];

import { StripeFailure } from '../../infrastructure/stripe/stripe-failure';
import { GiftUnknown, GoneAtStripe, StripeSilent } from '../care-problems';

/** Looks at Stripe before anything is asked of it. @throws StripeSilent, GiftUnknown where Stripe knows no such thing */
export async function askStripe<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    throw error.code === 'resource_missing' ? new GiftUnknown() : new StripeSilent();
  }
}

/**
 * Looks once more, when it may be done already. That it could not be looked at never means that it is not done, whatever
 * Stripe answers; only where Stripe says that there is no such thing, nothing can have been done to it.
 * @throws StripeSilent, GoneAtStripe
 */
export async function askStripeAgain<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    throw error.kind === 'refused' && error.code === 'resource_missing' ? new GoneAtStripe() : new StripeSilent();
  }
}

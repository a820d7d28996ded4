import { API_VERSION } from '../account/event-log';
import { invalidRequest } from './stripe-error';

/** Stripe's versions: a date, and since September 2024 the name of a release. */
const VERSION = /^\d{4}-\d{2}-\d{2}(\.[a-z]+)?$/;

/**
 * Every caller is answered in the shapes of the pinned version. Only what may be sent differs: a caller that does not
 * name the pinned version may still use parameters it has removed, as Stripe's own command line does.
 *
 * @throws StripeError 400 for a version that cannot exist
 */
export function isPinnedVersion(header: string | undefined): boolean {
  if (header !== undefined && !VERSION.test(header)) {
    throw invalidRequest(`Invalid Stripe API version: ${header}`, { param: 'stripe-version' });
  }
  return header === API_VERSION;
}

import { StripeFailure } from './stripe-failure';

/** Makes a call and tells its failure in our words. @throws StripeFailure */
export async function asFailure<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw StripeFailure.from(error) ?? error;
  }
}

import { contractPlaces, findCachedContract } from './contract-cache';
import { buildContract } from './generate/build-contract';
import { StripePackage } from './generate/stripe-package';
import { storeText } from './store-text';

/**
 * Path of the contract of the installed SDK, generated on first use (about five seconds) and cached by the SDK's version and the generator's
 * sources. Meant for Jest's globalSetup; safe when several processes call it at once.
 */
export async function ensureContract(): Promise<string> {
  const stripe = new StripePackage();
  return findCachedContract(stripe) ?? storeText(contractPlaces(stripe), JSON.stringify(buildContract(stripe)));
}

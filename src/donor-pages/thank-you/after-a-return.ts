import { isTriedAgain } from '../../infrastructure/stripe/failure-reason';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';

/** How a recurring gift stands whose first payment the bank sent back: whoever gives again then gives twice from then on. */
export type AfterAReturn =
  /** Stripe gave that payment up, or tries it again by itself. */
  | { readonly what: 'next' | 'again'; readonly on: string }
  /** It is owed until another card or account is given. */
  | { readonly what: 'owed' };

/** @param gift undefined: it has ended, or never began @returns null: nothing of it stands */
export function afterAReturn(gift: ManagedGift | undefined): AfterAReturn | null {
  if (gift === undefined || gift.state === 'ending') return null;
  if (gift.state !== 'failing') return gift.nextOn === null ? null : { what: 'next', on: gift.nextOn };
  const { code = null, nextTryOn = null } = gift.failure ?? {};
  return nextTryOn === null || !isTriedAgain(code) ? { what: 'owed' } : { what: 'again', on: nextTryOn };
}

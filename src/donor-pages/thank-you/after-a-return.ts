import { isTriedAgain } from '../../infrastructure/stripe/failure-reason';
import type { ManagedGift } from '../../managing/gifts/managed-gifts';

/** A recurring gift that stands although the bank sent its first payment back: whoever gives again gives twice from then on. */
export interface AfterAReturn {
  /** As it was changed since, maybe. */
  readonly gift: Pick<ManagedGift, 'frequency' | 'amountMinor' | 'currency'>;
  /**
   * Stripe gave that payment up and takes the `next`, or tries it `again`, each on a day; it is `owed` until another card or
   * account is given; or no more is known than that the gift `stands`.
   */
  readonly what: { readonly is: 'next' | 'again'; readonly on: string } | { readonly is: 'owed' | 'stands' };
}

/** @param gift undefined: it has ended, or never began @returns null: nothing of it is to come */
export function afterAReturn(gift: ManagedGift | undefined): AfterAReturn | null {
  return gift === undefined || gift.state === 'ending' ? null : { gift, what: whatFollows(gift) };
}

function whatFollows({ state, nextOn, hasOpenBill, failure }: ManagedGift): AfterAReturn['what'] {
  if (state === 'failing') {
    const { code = null, nextTryOn = null } = failure ?? {};
    return nextTryOn === null || !isTriedAgain(code) ? { is: 'owed' } : { is: 'again', on: nextTryOn };
  }
  return state === 'paused' || hasOpenBill || nextOn === null ? { is: 'stands' } : { is: 'next', on: nextOn };
}

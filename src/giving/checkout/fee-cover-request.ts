import { feeCoverOf, type PaymentCosts } from '../../foundation/money/fee-cover';
import type { NewsroomCurrency } from '../../foundation/newsroom/newsroom';
import { FeeCoverChanged } from './checkout-problems';

/** That the costs of a payment shall be covered, by what the page showed: the sum in minor units, or `costTerms`. */
export type FeeCoverRequest = { readonly shownMinor: number } | { readonly shownTerms: string };

/**
 * What is added to a gift, in minor units; 0n: nothing was asked for.
 * @throws FeeCoverChanged when it is not what the page showed: nobody pays a sum they have not seen
 */
export function checkFeeCover(
  request: FeeCoverRequest | undefined,
  giftMinor: bigint,
  { currency, costs }: NewsroomCurrency,
): bigint {
  if (request === undefined) return 0n;
  const coverMinor = costs === undefined ? 0n : feeCoverOf(giftMinor, costs, currency);
  const isAsShown =
    'shownMinor' in request
      ? BigInt(request.shownMinor) === coverMinor
      : costs !== undefined && request.shownTerms === costTerms(costs);
  if (!isAsShown) throw new FeeCoverChanged(coverMinor, currency.code);
  return coverMinor;
}

/** The costs as one word, for a form without script, which knows no sum: 2.9 % and 30 cents is "290-30". */
export function costTerms({ basisPoints, fixedMinor }: PaymentCosts): string {
  return `${basisPoints}-${fixedMinor}`;
}

export const COST_TERMS_PATTERN = /^\d{1,4}-\d{1,5}$/;

import type { Frequency } from '../../foundation/newsroom/newsroom';
import { annualTerms } from '../../giving/annual/annual.terms';
import { monthlyTerms } from '../../giving/monthly/monthly.terms';
import { oneTimeTerms } from '../../giving/one-time/one-time.terms';

/** The product behind each frequency. */
export const PRODUCT_IDS: Readonly<Record<Frequency, string>> = {
  'one-time': oneTimeTerms.productId,
  monthly: monthlyTerms.productId,
  annual: annualTerms.productId,
};

import { decimalPlaces } from './currencies';

/** 2.9 %, in thousandths, and a fixed part of 0.30: what Stripe's test mode takes (10.00 → 0.59, 250.00 → 7.55). */
const PER_THOUSAND = 29;
const FIXED_HUNDREDTHS = 30;

/** Stripe's fee on a charge, in minor units. Where the currency has no minor unit the fixed part is 30 whole ones. */
export function processingFee(amount: number, currency: string): number {
  const fixed = decimalPlaces(currency) === 3 ? FIXED_HUNDREDTHS * 10 : FIXED_HUNDREDTHS;
  return Math.round((amount * PER_THOUSAND) / 1000) + fixed;
}

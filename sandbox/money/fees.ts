import type { FeeSchedule } from '../account/settings';
import { decimalPlaces } from './currencies';

/** Stripe's fee on a charge, in minor units. Where the currency has no minor unit the fixed part is whole ones. */
export function processingFee(amount: number, currency: string, { perThousand, fixedHundredths }: FeeSchedule): number {
  const fixed = decimalPlaces(currency) === 3 ? fixedHundredths * 10 : fixedHundredths;
  return Math.round((amount * perThousand) / 1000) + fixed;
}

/** For receiving a dispute, and once more for contesting it: in minor units of the settlement currency. */
export const DISPUTE_FEE = 1500;

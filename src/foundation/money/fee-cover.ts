import type { AmountShape } from './parse-amount';

/** What the payment provider keeps of a payment in one currency: a part of it, and a fixed amount. */
export interface PaymentCosts {
  /** Hundredths of a percent: 290 is 2.9 %. Under 10,000. */
  basisPoints: number;
  /** In the minor unit of the currency. */
  fixedMinor: bigint;
}

/**
 * What has to be added to a gift so that all of it is left after the costs of gift and addition together, in whole steps
 * of the currency and not a step more. The provider's fee may be rounded either way: it is reckoned as rounded up, so what
 * is left is never less than the gift.
 */
export function feeCoverOf(
  giftMinor: bigint,
  costs: PaymentCosts,
  { stepMinor }: Pick<AmountShape, 'stepMinor'>,
): bigint {
  const keptOfWhole = WHOLE - BigInt(costs.basisPoints);
  // gross − ⌈gross × part⌉ − fixed ≥ gift, solved for the least gross.
  const grossMinor = dividedUp((giftMinor + costs.fixedMinor) * WHOLE, keptOfWhole);
  return dividedUp(grossMinor, stepMinor) * stepMinor - giftMinor;
}

const WHOLE = 10_000n;

function dividedUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

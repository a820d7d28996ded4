import {
  ChangedMeanwhile,
  ChargeDisputed,
  ChargeNotPaid,
  ChargeRefunded,
  DonorUnknown,
  GoneAtStripe,
  LetterOnItsWay,
} from '../care-problems';

/** Why something was refused, by its code: ours in our own words, Stripe's as it is. */
export function refusalInWords(code: string): string {
  return OURS.get(code) ?? STRIPES[code] ?? `Stripe refused it: ${code}.`;
}

const OURS: ReadonlyMap<string, string> = new Map(
  [ChangedMeanwhile, ChargeDisputed, ChargeNotPaid, ChargeRefunded, DonorUnknown, GoneAtStripe, LetterOnItsWay].map(
    (Kind) => {
      const { code, message } = new Kind();
      return [code, message];
    },
  ),
);

/** @see https://docs.stripe.com/error-codes */
const STRIPES: Readonly<Record<string, string>> = {
  refund_too_large: 'Less than that is left of the charge.',
  charge_already_refunded: new ChargeRefunded().message,
  resource_missing: new GoneAtStripe().message,
  charge_disputed: new ChargeDisputed().message,
  balance_insufficient: 'There is too little money in the balance at Stripe. Try again after the next gifts.',
  insufficient_funds: 'There is too little money in the balance at Stripe. Try again after the next gifts.',
};

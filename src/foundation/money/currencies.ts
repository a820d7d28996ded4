/** What Stripe takes for one currency. */
export interface Currency {
  /** ISO 4217, in capitals. */
  code: string;
  /** Digits after the decimal point in the amounts Stripe's API takes; not always ISO's number (UGX, ISK, MGA). */
  exponent: number;
  /** Every amount charged is a multiple of this. */
  stepMinor: bigint;
  /** Every amount paid out to a bank is a multiple of this. */
  payoutStepMinor: bigint;
  stripeMinimumMinor: bigint;
  stripeMaximumMinor: bigint;
}

/** The table's row for a code in either case. Throws `UnknownCurrencyError`. */
export function currencyOf(code: string): Currency {
  const found = findCurrency(code);
  if (!found) throw new UnknownCurrencyError(code);
  return found;
}

/** The same for a code that a donor sent: undefined where the table has none. */
export function findCurrency(code: string): Currency | undefined {
  return TABLE.get(code.toUpperCase());
}

/** Every currency of the table, in the order of its lists. */
export function allCurrencies(): Currency[] {
  return [...TABLE.values()];
}

export class UnknownCurrencyError extends Error {
  constructor(readonly code: string) {
    super(`the currency table has no "${code}"`);
  }
}

// Eight digits, whatever the currency: https://docs.stripe.com/api/charges/object#charge_object-amount
const STRIPE_MAXIMUM_MINOR = 99_999_999n;

// https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts, in minor units. Stripe compares in the
// currency the account settles in, so a row here is the floor, not a promise; a currency without one starts at its step.
const STRIPE_MINIMUM_MINOR: Record<string, bigint> = {
  USD: 50n,
  EUR: 50n,
  GBP: 30n,
  CHF: 50n,
  PLN: 200n,
  SEK: 300n,
  CZK: 1_500n,
  JPY: 50n,
  AUD: 50n,
  CAD: 50n,
  NZD: 50n,
  NOK: 300n,
  DKK: 250n,
  RON: 200n,
  HUF: 17_500n,
  HKD: 400n,
  SGD: 50n,
  MXN: 1_000n,
  BRL: 50n,
  INR: 50n,
  AED: 200n,
  MYR: 200n,
  THB: 1_000n,
};

// https://docs.stripe.com/currencies#zero-decimal
const NO_DECIMALS = 'JPY BIF CLP DJF GNF KMF KRW MGA PYG RWF VND VUV XAF XOF XPF';
const TWO_DECIMALS =
  'USD EUR GBP CHF PLN SEK CZK AUD CAD NZD NOK DKK RON RSD HKD SGD MXN BRL ARS COP INR ILS TRY AED THB MYR IDR PHP ZAR ' +
  'EGP MAD NGN KES UAH GEL AMD AZN KZT KGS MDL MNT TJS UZS ALL BAM MKD';
// No decimals any more, but Stripe still takes two, which must be 00: https://docs.stripe.com/currencies#special-cases
const TWO_DECIMALS_BOTH_ZERO = 'UGX ISK';
// Charged in two decimals, paid out in whole units: the same page.
const TWO_DECIMALS_WHOLE_PAYOUTS = 'HUF TWD';
// The third decimal must be 0: https://docs.stripe.com/currencies#three-decimal
const THREE_DECIMALS_LAST_ZERO = 'BHD JOD KWD OMR TND';

const TABLE: ReadonlyMap<string, Currency> = new Map(
  [
    rows(TWO_DECIMALS, { exponent: 2, stepMinor: 1n, payoutStepMinor: 1n }),
    rows(NO_DECIMALS, { exponent: 0, stepMinor: 1n, payoutStepMinor: 1n }),
    rows(TWO_DECIMALS_BOTH_ZERO, { exponent: 2, stepMinor: 100n, payoutStepMinor: 100n }),
    rows(TWO_DECIMALS_WHOLE_PAYOUTS, { exponent: 2, stepMinor: 1n, payoutStepMinor: 100n }),
    rows(THREE_DECIMALS_LAST_ZERO, { exponent: 3, stepMinor: 10n, payoutStepMinor: 10n }),
  ]
    .flat()
    .map((currency) => [currency.code, currency]),
);

function rows(codes: string, rule: Pick<Currency, 'exponent' | 'stepMinor' | 'payoutStepMinor'>): Currency[] {
  return codes.split(' ').map((code) => ({
    code,
    ...rule,
    stripeMinimumMinor: STRIPE_MINIMUM_MINOR[code] ?? rule.stepMinor,
    stripeMaximumMinor: STRIPE_MAXIMUM_MINOR - (STRIPE_MAXIMUM_MINOR % rule.stepMinor),
  }));
}

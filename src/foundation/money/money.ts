/** An amount of one currency. Two currencies are never added, and no amount is ever a floating-point number. */
export interface Money {
  /** In Stripe's minor unit of the currency: cents for EUR, whole yen for JPY. */
  amountMinor: bigint;
  /** ISO 4217 code in capitals, as in the currency table. Stripe's API writes it in small letters. */
  currency: string;
}

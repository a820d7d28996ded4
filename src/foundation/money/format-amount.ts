import { currencyOf } from './currencies';
import type { Money } from './money';
import { formatMinor } from './format-minor';

/** Money as a reader of `language` (a BCP 47 tag) writes it: "€10", "10,50 €". Throws for a currency not in the table. */
export function formatAmount({ amountMinor, currency }: Money, language: string): string {
  return formatMinor(amountMinor, currencyOf(currency), language);
}

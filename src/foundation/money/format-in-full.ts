import { currencyOf } from './currencies';
import { decimalAmount } from './decimal-amount';
import type { Money } from './money';

/**
 * Money with all decimals that its currency has, so that figures under each other are in line: "€10.00", "¥1,500".
 * Exact to the last digit: Intl is given digits, never a float. Throws for a currency not in the table.
 */
export function formatInFull({ amountMinor, currency }: Money, language: string): string {
  const { code, exponent } = currencyOf(currency);
  const format = new Intl.NumberFormat(language, {
    ...{ style: 'currency', currency: code, currencyDisplay: 'narrowSymbol' },
    ...{ minimumFractionDigits: exponent, maximumFractionDigits: exponent },
  });
  return format.format(decimalAmount(String(amountMinor), exponent) as Intl.StringNumericLiteral);
}

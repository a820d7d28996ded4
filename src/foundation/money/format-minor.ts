import type { AmountShape } from './parse-amount';
import { decimalsOf, plainAmount } from './plain-amount';

/**
 * Formats without the currency table, for the donation box, which has the shape from the API. Whole amounts carry no
 * decimals, but for three-decimal currencies. Exact to the last digit: Intl is given a string of digits, never a float.
 */
export function formatMinor(amountMinor: bigint, shape: Omit<AmountShape, 'stepMinor'>, language: string): string {
  const decimals = decimalsOf(amountMinor, shape.exponent);
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: shape.code,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(plainAmount(amountMinor, shape) as Intl.StringNumericLiteral);
}

import type { AmountShape } from './parse-amount';

/** An amount as one would type it, without a sign or groups: "10", "10.50", "-0.05". `parseAmount` reads it back. */
export function plainAmount(amountMinor: bigint, { exponent }: Pick<AmountShape, 'exponent'>): string {
  const decimals = decimalsOf(amountMinor, exponent);
  const sign = amountMinor < 0n ? '-' : '';
  const digits = String(amountMinor < 0n ? -amountMinor : amountMinor).padStart(exponent + 1, '0');
  const whole = digits.slice(0, digits.length - exponent);
  const fraction = digits.slice(whole.length, whole.length + decimals);
  return fraction === '' ? sign + whole : `${sign}${whole}.${fraction}`;
}

/**
 * The decimals an amount is written with: none when it is whole. A three-decimal amount always shows two or three:
 * "1.500" and "1,500" could each be read both ways, "1.50" cannot.
 */
export function decimalsOf(amountMinor: bigint, exponent: number): number {
  if (exponent === 3) return amountMinor % 10n === 0n ? 2 : 3;
  return amountMinor % 10n ** BigInt(exponent) === 0n ? 0 : exponent;
}

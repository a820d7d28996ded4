import { currencyOf } from '../../../foundation/money/currencies';
import { decimalAmount } from '../../../foundation/money/decimal-amount';

/** An amount for people who add up: all its decimals, thousands apart, the code after it: "-1,234.50 EUR". */
export function moneyWords(minor: string | bigint, currency: string): string {
  const [whole = '', decimals] = decimalAmount(String(minor), currencyOf(currency).exponent).split('.');
  return `${numberWords(whole)}${decimals === undefined ? '' : `.${decimals}`} ${currency}`;
}

/** Thousands apart. @param digits an integer, with or without a minus */
export function numberWords(digits: string | number | bigint): string {
  return String(digits).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** The first as a share of the second: "12.5 %"; "–" where there is nothing to divide. */
export function shareWords(part: bigint, whole: bigint): string {
  if (whole === 0n) return '–';
  const permille = Number((part * 10_000n) / whole) / 100;
  return `${permille.toFixed(permille !== 0 && Math.abs(permille) < 1 ? 2 : 1)} %`;
}

/** What changed from one to the other: "+12.5 %", "up" where there was nothing before. */
export function changeWords(now: bigint, before: bigint): string {
  if (before === 0n) return now === 0n ? 'unchanged' : 'up';
  const change = Number(((now - before) * 1_000n) / (before < 0n ? -before : before)) / 10;
  return `${change > 0 ? '+' : ''}${change.toFixed(1)} %`;
}

import { isEmail } from 'class-validator';
import { findCurrency, type Currency } from '../../foundation/money/currencies';
import { parseAmount } from '../../foundation/money/parse-amount';
import { readDay, type DayOrder } from './days';

/** What a cell should have held. */
export type Expected = { readonly expected: string };

/** @param otherwise the currency of a file that names none */
export function currencyIn(text: string, otherwise: string | undefined): Currency | Expected {
  const code = text === '' ? otherwise : text;
  if (code === undefined)
    return { expected: 'a currency such as EUR; where the file names none, say it with --currency' };
  return findCurrency(code) ?? { expected: 'a currency of three letters that is known, such as EUR' };
}

/** More than nothing. @param text with a decimal point or comma */
export function amountIn(text: string, currency: Currency): bigint | Expected {
  const parsed = parseAmount(text, currency);
  const expected = `an amount in ${currency.code} with at most ${currency.exponent} decimals, more than 0`;
  return 'amountMinor' in parsed && parsed.amountMinor > 0n ? parsed.amountMinor : { expected };
}

/** The same, where nothing is as good as 0. */
export function amountOrNothingIn(text: string, currency: Currency): bigint | Expected {
  if (text === '' || /^[-−]?0+([.,]0*)?$/.test(text)) return 0n;
  return amountIn(text.replace(/^[-−]\s?/, ''), currency);
}

export function dayIn(text: string, order: DayOrder): string | Expected {
  return readDay(text, order) ?? { expected: 'a day, such as 2026-01-31' };
}

/** Null: none is given. */
export function emailIn(text: string): string | null | Expected {
  if (text === '') return null;
  return isEmail(text) && text.length <= 254 ? text : { expected: 'an email address, or nothing' };
}

/** @returns an id of the other system's */
export function idIn(text: string): string | Expected {
  return text !== '' && text.length <= 255
    ? text
    : { expected: 'the id that the other system gave it, of at most 255 characters' };
}

export function isExpected<T>(value: T | Expected): value is Expected {
  return typeof value === 'object' && value !== null && 'expected' in value;
}

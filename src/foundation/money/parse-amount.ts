import type { Currency } from './currencies';

/** The part of a currency that reading and writing an amount needs; the donation box has it from the API. */
export type AmountShape = Pick<Currency, 'code' | 'exponent' | 'stepMinor'>;

export type AmountFault = 'empty' | 'not_a_number' | 'ambiguous' | 'negative' | 'too_precise' | 'too_large';

export type ParsedAmount = { amountMinor: bigint } | { fault: AmountFault };

/**
 * Reads an amount as a person types it, whatever their habits: 12 · 1,000.50 · 1.000,50 · 1 000,50 · 1'000.50 · €10.
 *
 * A point or comma before exactly three digits groups thousands ("1.000" is a thousand) and otherwise starts the decimals
 * ("1,5" is one and a half); in a currency of three decimals "1.500" may mean either and is refused as ambiguous. A sign
 * or code of this very currency may stand on one side. Only the digits 0–9 are read: Arabic, Persian and full-width
 * digits are refused until a page is in a language that writes them. Zero is an amount; bounds are the caller's matter.
 */
export function parseAmount(text: string, shape: AmountShape): ParsedAmount {
  if (text.length > LONGEST_TEXT) return { fault: 'not_a_number' };
  const bare = withoutCurrency(text.trim(), shape.code);
  if (bare === '') return { fault: text.trim() === '' ? 'empty' : 'not_a_number' };
  if (MINUS.test(bare)) return { fault: 'negative' };
  const figures = readFigures(bare);
  if (!figures) return { fault: 'not_a_number' };
  if (shape.exponent === 3 && ONE_THOUSAND_OR_ONE.test(bare)) return { fault: 'ambiguous' };
  return toMinor(figures, shape);
}

// Far beyond any amount with its spaces and sign; keeps the patterns off pasted pages.
const LONGEST_TEXT = 40;
// Beyond Stripe's eight digits by far, and still exact as a JSON number.
const MOST_DIGITS = 15;
const MINUS = /^[-−‐–]\s?\d/;
// Space, no-break space, narrow no-break space and thin space: which one Intl writes depends on the language and its version.
const SPACES = ' \u00a0\u202f\u2009';
const GROUPED = new RegExp(`^[1-9]\\d{0,2}(?:([.,'’${SPACES}])\\d{3})(?:\\1\\d{3})*$`);
const DECIMALS = /^(.*\d)([.,])(\d+)$/;
const ONE_THOUSAND_OR_ONE = /^[1-9]\d{0,2}[.,]\d{3}$/;

interface Figures {
  whole: string;
  fraction: string;
}

function readFigures(bare: string): Figures | undefined {
  if (isWhole(bare)) return { whole: digitsOf(bare), fraction: '' };
  const [, whole, point, fraction] = DECIMALS.exec(bare) ?? [];
  if (!whole || !point || !fraction || whole.includes(point) || !isWhole(whole)) return undefined;
  return { whole: digitsOf(whole), fraction };
}

function isWhole(text: string): boolean {
  return /^\d+$/.test(text) || GROUPED.test(text);
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}

function toMinor({ whole, fraction }: Figures, shape: AmountShape): ParsedAmount {
  if (fraction.length > shape.exponent) return { fault: 'too_precise' };
  if (whole.length + shape.exponent > MOST_DIGITS) return { fault: 'too_large' };
  const amountMinor = BigInt(whole + fraction.padEnd(shape.exponent, '0'));
  return amountMinor % shape.stepMinor === 0n ? { amountMinor } : { fault: 'too_precise' };
}

function withoutCurrency(text: string, code: string): string {
  for (const sign of signsOf(code)) {
    if (text.toUpperCase().startsWith(sign)) return text.slice(sign.length).trim();
    if (text.toUpperCase().endsWith(sign)) return text.slice(0, -sign.length).trim();
  }
  return text;
}

// Readers write a currency as their own language does: "$US", "US$", "zł".
const SIGN_LANGUAGES = ['en', 'de', 'es', 'fr', 'nl', 'pl', 'ru', 'uk'];

/** Its code and what Intl writes for it, longest first so that "A$" goes before "$". */
function signsOf(code: string): string[] {
  const signs = SIGN_LANGUAGES.flatMap((language) => [
    signOf(code, language, 'symbol'),
    signOf(code, language, 'narrowSymbol'),
  ]);
  return [...new Set([code, ...signs])].map((sign) => sign.toUpperCase()).sort((a, b) => b.length - a.length);
}

function signOf(code: string, language: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string {
  const parts = new Intl.NumberFormat(language, { style: 'currency', currency: code, currencyDisplay }).formatToParts(
    0,
  );
  return parts.find((part) => part.type === 'currency')?.value ?? code;
}

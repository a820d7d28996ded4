import { IntlMessageFormat } from 'intl-messageformat';

/** An ICU message with its values. @param language by whose rules plurals and numbers are chosen */
export function filledIn(message: string, language: string, values: Record<string, string | number>): string {
  return String(parsedOf(message, language).format(values));
}

/** Parsed once: thousands of letters say the same. */
function parsedOf(message: string, language: string): IntlMessageFormat {
  const key = `${language} ${message}`;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const made = new IntlMessageFormat(message, language);
  parsed.set(key, made);
  return made;
}

const parsed = new Map<string, IntlMessageFormat>();

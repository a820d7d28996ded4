/**
 * Text that a spreadsheet must not take for a formula, made harmless by an apostrophe before it: OWASP's rule for CSV
 * (https://owasp.org/www-community/attacks/CSV_Injection), which also counts full-width signs, blanks before the sign,
 * and a separator inside the text, where a program set to another separator starts a cell of its own.
 *
 * Nothing is lost: apostrophes count as blanks, so what was made harmless still looks like a formula, and one apostrophe
 * taken from each such place gives the text back.
 */
export function withoutFormula(text: string): string {
  return SIGN_SOMEWHERE.test(text) ? text.replace(START_OF_FORMULA, "'") : text;
}

/** Full-width forms and the typographic minus stand for the plain sign in programs that fold them. */
const SIGNS = '=+\\-@＝＋－＠−';
/** What a program skips before it looks for a sign: control characters, blanks, unseen characters, quotes. */
const SKIPPED =
  '\\u0000-\\u0020\\u007f-\\u00a0\\u00ad\\u1680\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff\'"';

const SIGN_SOMEWHERE = new RegExp(`[${SIGNS}\\t\\r\\n]`);
const START_OF_FORMULA = new RegExp(
  `^(?='*[\\t\\r\\n]|[${SKIPPED}]*[${SIGNS}])|(?<=[,;|\\t\\r\\n])(?=[${SKIPPED}]*[${SIGNS}])`,
  'g',
);

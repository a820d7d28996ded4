import { withoutFormula } from './without-formula';

/** A text cell of RFC 4180 that no spreadsheet runs. An empty text is quoted; an empty cell says that there is nothing. */
export function csvText(text: string): string {
  return csvQuoted(withoutFormula(text));
}

/** Quoted where it has to be, for separators of either kind. */
export function csvQuoted(text: string): string {
  return text === '' || NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Blanks at an edge are quoted too: some programs would cut them off. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

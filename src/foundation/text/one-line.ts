/** What somebody typed as one line: blanks in a row are one, and there is no character that no database keeps. */
export function oneLine(typed: string): string {
  return typed.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** A bank statement's words held on one line, as the statement shows them. */
export function unbroken(words: string): string {
  return words.replaceAll(' ', '\u00a0');
}

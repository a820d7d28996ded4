/** One line; control characters have no shape on paper. */
export function printable(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

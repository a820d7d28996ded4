/**
 * The words of a deny list that a text holds, anywhere and in any spelling of case, accents, spaces or punctuation:
 * "Ex. Times" is found in "EXTIMES-SUPPORT". Lints whatever Stripe, a bank or a mailbox will show (see donor safety).
 */
export function deniedWords(text: string, denyList: readonly string[]): string[] {
  const bare = lettersOf(text);
  return denyList.filter((word) => lettersOf(word) !== '' && bare.includes(lettersOf(word)));
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');
}

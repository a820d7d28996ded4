/** What a page says, without its tags. */
export function textOf(page: string): string {
  const main = page.slice(page.indexOf('<main'));
  return unescaped(main.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1');
}

/** Where a page leads. */
export function linksIn(page: string): string[] {
  return [...page.matchAll(/<a [^>]*?href="([^"]*)"/gs)].map(([, address = '']) => unescaped(address));
}

function unescaped(text: string): string {
  return text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)));
}

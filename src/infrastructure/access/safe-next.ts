/**
 * Where to go after signing in: a path of our own, whatever was asked for.
 * @returns undefined for another site's address in any of its disguises, and for what is no address
 */
export function safeNext(asked: unknown): string | undefined {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > LONGEST) return undefined;
  // As a browser reads it: "/\evil.example" and "//evil.example" are other hosts.
  const url = URL.parse(asked, NOWHERE);
  if (url === null || url.origin !== NOWHERE || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search;
}

/** Longer than any address of a page of ours. */
const LONGEST = 500;
const NOWHERE = 'https://nowhere.invalid';

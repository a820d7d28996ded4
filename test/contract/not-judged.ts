/**
 * Paths the SDK's contract does not describe. `/v1/payment_pages` is what Stripe's own hosted page and CLI speak, undocumented; the others are
 * the sandbox's pages and its control API.
 */
const NOT_JUDGED = ['/v1/payment_pages/', '/pay/', '/portal/', '/_sandbox/'];

export function isJudged(url: string): boolean {
  const { pathname } = new URL(url, 'http://127.0.0.1');
  return !NOT_JUDGED.some((prefix) => `${pathname}/`.startsWith(prefix));
}

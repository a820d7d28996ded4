import { parse } from 'qs';
import type { Hash } from '../rules/hash';

/** Deep enough for any of Stripe's parameters, and no silent cut: what goes beyond shows as an unknown name. */
const MAX_DEPTH = 20;
const MAX_ARRAY_ITEMS = 1000;
const MAX_PARAMETERS = 10_000;

/** The parameters of a request, from its query string and its form body. Every scalar stays text, as Stripe receives it. */
export function readParameters(url: URL, body: string | undefined): Hash {
  const text = [url.search.slice(1), body ?? ''].filter((part) => part !== '').join('&');
  return parse(text, { depth: MAX_DEPTH, arrayLimit: MAX_ARRAY_ITEMS, parameterLimit: MAX_PARAMETERS }) as Hash;
}

import { parse } from 'qs';
import type { HttpRequest } from './exchange';
import type { FormValue } from './parameters/parameter';

/** Deep and long enough for the longest call Stripe takes (100 line items), with a bound on hostile input. */
const LIMITS = { depth: 12, arrayLimit: 1000, parameterLimit: 10_000 };

/** Stripe's form encoding, `line_items[0][price]=…`: the query of a GET, else the body (and the query with it). */
export function readForm(request: HttpRequest): { [key: string]: FormValue } {
  const query = request.url.split('?')[1] ?? '';
  const encoded = request.method === 'GET' ? query : [query, request.body].filter(Boolean).join('&');
  return parse(encoded, { ...LIMITS, plainObjects: true }) as { [key: string]: FormValue };
}

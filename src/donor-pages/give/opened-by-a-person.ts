import type { FastifyRequest } from 'fastify';

/**
 * Whether a browser says that somebody went to this page (https://www.w3.org/TR/fetch-metadata). Mail scanners open every
 * link there is and mostly say nothing of the kind; what a browser fetches ahead may never be seen.
 */
export function isOpenedByAPerson({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): boolean {
  if (method !== 'GET' || headers['sec-purpose'] !== undefined) return false;
  return (
    headers['sec-fetch-user'] === '?1' ||
    (headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document')
  );
}

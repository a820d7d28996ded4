import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a form of this session sends along: made from the session's own secret, so there is nothing to store. */
export function csrfTokenOf(sessionToken: string): string {
  return createHmac('sha256', sessionToken).update('mainstay csrf').digest('base64url');
}

export function isCsrfToken(shown: unknown, expected: string): boolean {
  if (typeof shown !== 'string' || shown.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(shown), Buffer.from(expected));
}

/** The field of a form. */
export const CSRF_FIELD = 'csrf';
/** Of a request by script, whose body is JSON. */
export const CSRF_HEADER = 'x-csrf-token';

import { randomUUID } from 'node:crypto';

/** What the donation box would post for a small monthly gift; change what the test is about. */
export function gift(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    attemptId: randomUUID(),
    frequency: 'one-time',
    amountMinor: 2500,
    currency: 'EUR',
    language: 'en',
    returnTo: 'thank-you',
    receipt: false,
    consentVersion: '2026-11',
    ...changes,
  };
}

export function postGift(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/v1/checkout-sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** The plain form's post, its redirect not followed. */
export function postForm(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${url}/v1/checkout-sessions`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
}

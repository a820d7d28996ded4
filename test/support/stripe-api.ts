import type { Journey } from './journey';

/** Something done at Stripe by somebody else's hands, such as the newsroom's in the dashboard. */
export function stripe(
  journey: Journey,
  path: string,
  fields: Record<string, string>,
  method: 'POST' | 'GET' | 'DELETE' = 'POST',
): Promise<Response> {
  return fetch(`${journey.sandbox.url}/v1/${path}`, {
    method,
    headers: { authorization: 'Bearer sk_test_not_a_real_key', 'stripe-version': '2026-10-28.endive' },
    ...(method === 'POST' ? { body: new URLSearchParams(fields) } : {}),
  });
}

import { attemptFor, forgetAttempt, type AttemptValues, type SaidWithIt } from './attempt';
import type { Problem } from './problem';

/** Opens a checkout session. Safe to call again after any problem: the same values carry the same attempt. */
export async function startCheckout(
  api: string,
  values: AttemptValues,
  said: SaidWithIt = {},
): Promise<{ url: string } | { problem: Problem }> {
  const first = await post(api, values, said);
  if (!('problem' in first) || first.problem.code !== 'attempt_reused') return first;
  // The id met other choices; nothing was made for this request.
  forgetAttempt();
  return post(api, values, said);
}

async function post(
  api: string,
  values: AttemptValues,
  said: SaidWithIt,
): Promise<{ url: string } | { problem: Problem }> {
  const body = JSON.stringify({ attemptId: attemptFor(values), ...values, ...said });
  try {
    const reply = await fetch(`${api}/v1/checkout-sessions`, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
      body,
      signal: AbortSignal.timeout(CHECKOUT_TIMEOUT_MS),
    });
    return reply.ok ? asWebAddress((await reply.json()) as { url: string }) : { problem: await problemOf(reply) };
  } catch {
    return { problem: { code: 'no_connection' } };
  }
}

// The server gives Stripe three tries of ten seconds; less here would tell a donor too early that it failed.
const CHECKOUT_TIMEOUT_MS = 35_000;

/** Whatever answered in the API's place must not run a script here. */
function asWebAddress({ url }: { url: string }): { url: string } | { problem: Problem } {
  return /^https?:$/.test(new URL(url).protocol) ? { url } : { problem: { code: 'unexpected' } };
}

async function problemOf(reply: Response): Promise<Problem> {
  const isProblem = reply.headers.get('content-type')?.startsWith('application/problem+json');
  return isProblem ? ((await reply.json()) as Problem) : { code: 'unexpected' };
}

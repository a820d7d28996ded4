import type { Problem } from './problem';

export type Outcome = 'sent' | { problem: Problem };

/** Asks the API to remind somebody. The answer is the same for every address. */
export function sendReminder(api: string, body: object): Promise<Outcome> {
  return send(`${api}/v1/reminders`, body);
}

/** Asks the API for the newsletter. Likewise. */
export function sendNewsletterRequest(api: string, body: object): Promise<Outcome> {
  return send(`${api}/v1/newsletter-requests`, body);
}

async function send(address: string, body: object): Promise<Outcome> {
  try {
    const reply = await fetch(address, {
      method: 'POST',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { 'content-type': 'application/json', accept: 'application/json, application/problem+json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (reply.ok) return 'sent';
    const isProblem = reply.headers.get('content-type')?.startsWith('application/problem+json');
    return { problem: isProblem ? ((await reply.json()) as Problem) : { code: 'unexpected' } };
  } catch {
    return { problem: { code: 'no_connection' } };
  }
}

/** Slow phones on bad networks; sent twice it is still one mail. */
const TIMEOUT_MS = 20_000;

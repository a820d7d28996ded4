import { Agent, request } from 'node:http';
import type { Answer } from './delivery';
import { MAX_UNDER_WAY } from './lane';
import { isLoopbackUrl } from './loopback';

/** As long as a delivery may take; an endpoint that is slower has failed. */
const TIMEOUT_MS = 10_000;

/** Sends signed bodies to loopback addresses, over connections kept open. */
export class Transport {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: MAX_UNDER_WAY });

  /** Never rejects: no answer is an answer too. */
  post(url: string, body: string, signature: string): Promise<Answer> {
    if (!isLoopbackUrl(url)) return Promise.resolve({ atMs: Date.now(), error: 'not a loopback address' });
    return new Promise((resolve) => {
      const sent = request(url, {
        agent: this.agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'stripe-signature': signature,
          'user-agent': 'Stripe/1.0 (sandbox)',
        },
        timeout: TIMEOUT_MS,
      });
      sent.on('response', (response) => {
        response.resume();
        response.on('close', () => resolve({ atMs: Date.now(), status: response.statusCode ?? 0 }));
      });
      sent.on('timeout', () => sent.destroy(new Error('timed out')));
      sent.on('error', (error) => resolve({ atMs: Date.now(), error: error.message }));
      sent.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

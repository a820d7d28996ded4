import Stripe from 'stripe';
import { stripeCallSeconds } from '../metrics/metrics';

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>;
type Call = Parameters<HttpClient['makeRequest']>;
type Answer = ReturnType<HttpClient['makeRequest']>;

/** Stripe's own way over HTTP, with a look at the clock. */
export function measuredHttpClient(): HttpClient {
  const client = Stripe.createNodeHttpClient();
  return {
    getClientName: () => client.getClientName(),
    makeRequest: (...call: Call) => measured(() => client.makeRequest(...call)),
  };
}

async function measured(call: () => Answer): Answer {
  const startedMs = performance.now();
  const note = (outcome: string): void =>
    stripeCallSeconds.observe({ outcome }, (performance.now() - startedMs) / 1000);
  try {
    const response = await call();
    note(outcomeOf(response.getStatusCode()));
    return response;
  } catch (error) {
    note('no answer');
    throw error;
  }
}

/** Too many calls are told apart: they are ours to make fewer. */
function outcomeOf(status: number): string {
  return status === 429 ? '429' : `${Math.floor(status / 100)}xx`;
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { CheckoutSessionRequest } from '../../src/infrastructure/stripe/checkout-sessions';
import { stripeClient } from '../../src/infrastructure/stripe/stripe-client';
import { doJobs } from './load-process';
import { JsonPoster } from './json-poster';

export interface CheckoutJob {
  /** Ours: `POST` of a gift. */
  readonly checkoutUrl: string;
  readonly gift: object;
  /** The bare call: the parameters that ours makes of such a gift, sent by the same client. */
  readonly stripeApiBase: string;
  readonly secretKey: string;
  readonly request: CheckoutSessionRequest;
  readonly perSecond: number;
  readonly seconds: number;
}

/** How long each request took, in the order in which they were answered. */
export interface CheckoutResult {
  readonly oursMs: number[];
  readonly bareMs: number[];
}

/**
 * Sends both kinds at a steady pace, whether or not earlier ones are answered, each half a step after the other: both
 * meet the same machine.
 */
async function open(job: CheckoutJob): Promise<CheckoutResult> {
  const [ours, bare] = [oursOf(job), bareOf(job)];
  const stepMs = 1000 / job.perSecond;
  const result: CheckoutResult = { oursMs: [], bareMs: [] };
  const flight = new Flight();
  const start = performance.now();
  for (let step = 0; step < job.perSecond * job.seconds; step++) {
    await untilTime(start + step * stepMs);
    flight.begin(timed(ours, result.oursMs));
    await untilTime(start + (step + 0.5) * stepMs);
    flight.begin(timed(bare, result.bareMs));
  }
  await flight.landed();
  return result;
}

function oursOf({ checkoutUrl, gift }: CheckoutJob): () => Promise<unknown> {
  const poster = new JsonPoster(checkoutUrl);
  return async () => {
    const status = await poster.post({ ...gift, attemptId: randomUUID() });
    if (status !== 201) throw new Error(`A gift was answered ${status}`);
  };
}

function bareOf({ stripeApiBase, secretKey, request }: CheckoutJob): () => Promise<unknown> {
  const apiBase = new URL(stripeApiBase);
  const stripe = stripeClient({ secretKey, webhookSecrets: [], apiBase, livemode: false });
  return () => stripe.checkout.sessions.create(request, { idempotencyKey: randomUUID() });
}

async function untilTime(at: number): Promise<void> {
  const leftMs = at - performance.now();
  if (leftMs > 0) await pause(leftMs);
}

async function timed(request: () => Promise<unknown>, timesMs: number[]): Promise<void> {
  const start = performance.now();
  await request();
  timesMs.push(performance.now() - start);
}

/** Requests under way; one that fails is told by the next call, lest it bring the process down meanwhile. */
class Flight {
  private readonly underWay: Promise<void>[] = [];
  private failure: Error | undefined;

  begin(request: Promise<void>): void {
    if (this.failure) throw this.failure;
    this.underWay.push(request.catch((error: Error) => void (this.failure ??= error)));
  }

  async landed(): Promise<void> {
    await Promise.all(this.underWay);
    if (this.failure) throw this.failure;
  }
}

doJobs(open);

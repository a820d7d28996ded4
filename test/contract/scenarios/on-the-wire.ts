import assert from 'node:assert/strict';
import { project, type Json } from '../../../src/infrastructure/stripe/events/projection';
import { StripeFailure, type StripeFailureKind } from '../../../src/infrastructure/stripe/stripe-failure';
import type { Bench } from './scenario';

/** How Stripe says no: the answer's status, and of its `error` the words that programs read. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
}

/** Wants `call` refused in just these words; fields that `expected` does not name may be anything. */
export async function assertRefused(
  bench: Bench,
  call: () => Promise<unknown>,
  expected: Refusal,
  failure: StripeFailureKind = 'refused',
): Promise<void> {
  const error = await call().then(
    () => assert.fail(`was not refused; expected ${JSON.stringify(expected)}`),
    (reason: unknown) => reason,
  );
  const answer = lastError(bench);
  const named = Object.fromEntries(Object.keys(expected).map((name) => [name, answer[name]]));
  assert.deepEqual(named, expected);
  const ours = error instanceof StripeFailure ? error : StripeFailure.from(error);
  assert.equal(ours?.kind, failure);
}

/** What the app keeps of an object: the allow-list's fields, as they come with an event. */
export function projected(object: { readonly object: string }): { [name: string]: Json } {
  return project(object.object, JSON.parse(JSON.stringify(object)) as { [name: string]: Json });
}

/** Asks again until the answer will do, as the app would be told by an event. */
export async function eventually<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean, what: string): Promise<T> {
  for (let waitedMs = 0; waitedMs < MAXIMUM_WAIT_MS; waitedMs += PAUSE_MS) {
    const answer = await ask();
    if (isThere(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return assert.fail(`${what} did not come within ${MAXIMUM_WAIT_MS / 1000} s`);
}

function lastError(bench: Bench): Readonly<Record<string, unknown>> {
  const { status, responseBody } = bench.exchanges.at(-1) ?? assert.fail('nothing went over the wire');
  const { error } = JSON.parse(String(responseBody)) as { error?: object };
  return { status, ...error };
}

/** A balance transaction, an event and the end of an invoice's payment follow within seconds; ten times that is late. */
const MAXIMUM_WAIT_MS = 45_000;
/** Far below the 25 calls a second that Stripe takes. */
const PAUSE_MS = 500;

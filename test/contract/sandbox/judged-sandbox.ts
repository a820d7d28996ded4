import Stripe from 'stripe';
import { startSandbox, type SandboxOptions } from '../../../sandbox/sandbox';
import { JudgedTraffic } from '../judged-traffic';

/** A sandbox whose every exchange and event is judged, a client of it, and a reader who pays on its page. */
export interface JudgedSandbox {
  readonly stripe: Stripe;
  readonly traffic: JudgedTraffic;
  /** Fills in the payment page behind `sessionUrl`; the status of the answer. */
  pay(sessionUrl: string | null, form: Readonly<Record<string, string>>): Promise<number>;
  /** A call of the control API. */
  control(method: string, path: string, fields: object): Promise<void>;
  /** Resolves once events of all these types, as many as named, have been judged. */
  happened(...types: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Everything that takes time at Stripe happens at once. */
const AT_ONCE = { bookAfterMs: 0, settleAfterMs: 0, invoicePaymentAfterMs: 0 };

export async function startJudgedSandbox(options: SandboxOptions = {}): Promise<JudgedSandbox> {
  const traffic = new JudgedTraffic();
  const observe = { onExchange: traffic.onExchange, onEvent: traffic.onEvent };
  const sandbox = await startSandbox({ ...options, settings: { ...AT_ONCE, ...options.settings }, observe });
  const stripe = new Stripe('sk_test_sandbox_fake', {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: 0,
  });
  return {
    stripe,
    traffic,
    pay,
    control: (method, path, fields) => control(sandbox.url, method, path, fields),
    happened: (...types) => waitForEvents(traffic, types),
    stop: () => sandbox.stop(),
  };
}

async function pay(sessionUrl: string | null, form: Readonly<Record<string, string>>): Promise<number> {
  if (!sessionUrl) throw new Error('the session has no page to pay on');
  const answer = await fetch(sessionUrl, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  return answer.status;
}

async function control(url: string, method: string, path: string, fields: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}/_sandbox/${path}`, { method, headers, body: JSON.stringify(fields) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
}

/** What follows at once may follow a tick or two later; this long only where it never comes. */
const MAX_WAIT_MS = 45_000;
const POLL_MS = 5;

async function waitForEvents(traffic: JudgedTraffic, types: readonly string[]): Promise<void> {
  for (let waitedMs = 0; waitedMs < MAX_WAIT_MS; waitedMs += POLL_MS) {
    if (missing(traffic.eventTypes, types).length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(
    `never happened: ${missing(traffic.eventTypes, types).join(', ')}; did: ${traffic.eventTypes.join(', ')}`,
  );
}

function missing(seen: readonly string[], wanted: readonly string[]): string[] {
  const count = (list: readonly string[], type: string) => list.filter((other) => other === type).length;
  return [...new Set(wanted)].filter((type) => count(seen, type) < count(wanted, type));
}

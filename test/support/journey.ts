import { inspect } from 'node:util';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';
import { JudgedTraffic } from '../contract/judged-traffic';
import { startApp, type RunningApp } from './app';
import { gift, postGift } from './gifts';
import { ledgerByDay, stripeByDay } from './ledger';
import { freePorts } from './ports';

/** An app beside a sandbox of its own, every word between them judged against Stripe's contract. */
export interface Journey extends RunningApp {
  readonly sandbox: Sandbox;
  /** Every event the sandbox made, oldest first, as JSON. */
  readonly events: readonly string[];
  /** Everything the app sent to Stripe: addresses, headers and bodies. */
  readonly sentToStripe: readonly string[];
}

export interface JourneySettings {
  readonly sandbox?: SandboxOptions['settings'];
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether the sandbox delivers its events; a test that tells them itself says no. */
  readonly deliver?: 'yes' | 'no';
  /** Whether at the end every day in every currency must agree with Stripe; not where a test keeps events back. */
  readonly books?: 'tie' | 'left alone';
}

/** Everything happens at once unless a test asks for the real waits. */
const AT_ONCE: SandboxOptions['settings'] = { bookAfterMs: 0, settleAfterMs: 50, invoicePaymentAfterMs: 0 };

export async function startJourney(settings: JourneySettings = {}): Promise<Journey> {
  const [port] = (await freePorts(1)) as [number];
  const traffic = new JudgedTraffic();
  const [events, sentToStripe]: [string[], string[]] = [[], []];
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: WEBHOOK_SECRET };
  const sandbox = await startSandbox({
    ...(settings.deliver === 'no' ? {} : { webhook }),
    settings: { ...AT_ONCE, ...settings.sandbox },
    observe: {
      onExchange: (exchange) => {
        traffic.onExchange(exchange);
        if (exchange.url.startsWith('/v1/'))
          sentToStripe.push([exchange.url, JSON.stringify(exchange.requestHeaders), exchange.requestBody].join('\n'));
      },
      onEvent: (event) => {
        traffic.onEvent(event);
        events.push(JSON.stringify(event));
      },
    },
  });
  const environment = {
    SESSIONS_PER_NETWORK_PER_HOUR: '100000',
    SESSIONS_PER_MINUTE: '100000',
    ...settings.environment,
  };
  const app = await startApp({ stripeApiBase: sandbox.url, port, webhookSecret: WEBHOOK_SECRET, environment });
  const books = settings.books ?? (settings.deliver === 'no' ? 'left alone' : 'tie');
  const stop = async (): Promise<void> => {
    const differences = books === 'tie' ? await bookDifferences(app, sandbox.url) : [];
    await app.stop();
    await sandbox.stop();
    traffic.assertClean();
    if (differences.length > 0) throw new Error(`Ledger and Stripe differ: ${differences.join('; ')}`);
  };
  return { ...app, sandbox, events, sentToStripe, stop };
}

/** Asks until every balance transaction at Stripe is booked, and says what still differs after a while. */
async function bookDifferences(app: RunningApp, stripeUrl: string): Promise<string[]> {
  return lastAnswer(
    async () => {
      const [ours, theirs] = [await ledgerByDay(app), await stripeByDay(stripeUrl)];
      const places = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
      return places
        .filter((place) => (ours[place] ?? 0n) !== (theirs[place] ?? 0n))
        .map((place) => `${place}: ledger ${ours[place] ?? 0n}, Stripe ${theirs[place] ?? 0n}`);
    },
    (differences) => differences.length === 0,
  );
}

const WEBHOOK_SECRET = 'whsec_sandbox_not_a_real_secret';

export interface Opened {
  readonly contributionId: string;
  readonly url: string;
  readonly sessionId: string;
}

/** Chooses a gift and gets as far as Stripe's page. */
export async function open(journey: Journey, changes: Record<string, unknown> = {}): Promise<Opened> {
  const response = await postGift(journey.url, gift(changes));
  const body = (await response.json()) as { contributionId: string; url: string };
  if (response.status !== 201) throw new Error(`No payment page: ${JSON.stringify(body)}`);
  return { ...body, sessionId: new URL(body.url).pathname.split('/').at(-1) ?? '' };
}

export const CARD = { pays: '4242424242424242', declines: '4000000000000002', needsAuthentication: '4000002760003184' };
export const IBAN = { pays: 'AT611904300234573201', fails: 'AT861904300235473202' };

/** Fills in Stripe's page and sends it. @returns its answer, not followed */
export function pay(opened: Opened, fields: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams({
    method: 'card',
    number: CARD.pays,
    email: 'jane@example.org',
    name: 'Jane Roe',
    ...fields,
  });
  return fetch(opened.url, { method: 'POST', body, redirect: 'manual' });
}

/** What the thank-you page asks. */
export async function statusOf(journey: Journey, opened: Opened): Promise<string> {
  const headers = { authorization: `Bearer ${opened.sessionId}` };
  const response = await fetch(`${journey.url}/v1/contributions/${opened.contributionId}/status`, { headers });
  return ((await response.json()) as { status: string }).status;
}

/** Asks until the answer is the one expected. @throws with the last one, when it never was */
export async function eventually<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean, forMs = 45_000): Promise<T> {
  const answer = await lastAnswer(ask, isIt, forMs);
  if (!isIt(answer)) throw new Error(`It never came to be. The last answer was ${inspect(answer, { depth: 6 })}`);
  return answer;
}

/** Asks until the answer is the one expected, or that long; for whoever looks at the answer, whatever it is. */
export async function lastAnswer<T>(ask: () => Promise<T>, isIt: (answer: T) => boolean, forMs = 45_000): Promise<T> {
  const end = Date.now() + forMs;
  for (;;) {
    const answer = await ask();
    if (isIt(answer) || Date.now() > end) return answer;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

export function eventualStatus(journey: Journey, opened: Opened, expected: string): Promise<string> {
  return eventually(
    () => statusOf(journey, opened),
    (status) => status === expected,
  );
}

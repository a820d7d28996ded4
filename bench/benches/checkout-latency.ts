import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { Client } from 'pg';
import type { ContributionOptionsDocument } from '../../src/giving/checkout/contribution-options.dto';
import type { CheckoutSessionRequest } from '../../src/infrastructure/stripe/checkout-sessions';
import type { Bench, Figure } from '../bench';
import type { CheckoutJob, CheckoutResult } from '../load/checkout-load';
import { LoadProcess } from '../load/load-process';
import { JsonPoster } from '../load/json-poster';
import { inRounds, ROUNDS } from '../measure/rounds';
import { percentile } from '../measure/statistics';
import { startMainstay, STRIPE_SECRET_KEY } from '../rig/mainstay';
import { startSandbox } from '../rig/sandbox';
import type { Workbench } from '../rig/workbench';

/** A busy hour of a large newsroom; more than that and Stripe's own limit of 25 calls a second stands first. */
const PER_SECOND = 50;
/** 500 requests of each kind a round: the 99th percentile is the fifth slowest. */
const SECONDS = 10;
/** Until the compiler of both processes has seen it all. */
const WARM_UP_SECONDS = 5;
const WARM_UP_PER_SECOND = 100;

export const checkoutLatency: Bench = {
  name: 'checkout-latency',
  summary: 'what opening a checkout session through us adds to the bare call of Stripe',
  method: [
    `POST /v1/checkout-sessions and the call it makes, made by Stripe's own client, ${PER_SECOND} of each a second in`,
    `turn, sent on time whether or not earlier ones are answered, for ${SECONDS} s; three times, medians. Added is the`,
    'difference of the two percentiles. App, sandbox, PostgreSQL (fsync on) and load are processes of one machine:',
    'with two cores they wait for one another, which both kinds feel, and ours, with more steps, feels more.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench): Promise<Figure[]> {
  const job = await prepare(workbench);
  const load = workbench.keep(new LoadProcess<CheckoutJob, CheckoutResult>(LOAD_SCRIPT));
  workbench.say('warming up');
  await load.run({ ...job, perSecond: WARM_UP_PER_SECOND, seconds: WARM_UP_SECONDS });
  const medians = await inRounds(async (round) => {
    workbench.say(`round ${round} of ${ROUNDS}`);
    return percentilesOf(await load.run(job));
  });
  return [
    figure('p50', medians.added50, { value: medians.bare50, limit: 3 }),
    figure('p99', medians.added99, { value: medians.bare99, limit: 10 }),
  ];
}

const LOAD_SCRIPT = path.join(__dirname, '..', 'load', 'checkout-load.js');

async function prepare(workbench: Workbench): Promise<CheckoutJob> {
  workbench.say('starting the app and the sandbox');
  const stripeApiBase = await startSandbox(workbench);
  const databaseUrl = await workbench.database('checkout');
  const { url } = await startMainstay(workbench, { name: 'mainstay', databaseUrl, stripeApiBase });
  const checkoutUrl = `${url}/v1/checkout-sessions`;
  const gift = await giftFor(url);
  const status = await new JsonPoster(checkoutUrl).post({ ...gift, attemptId: randomUUID() });
  if (status !== 201) throw new Error(`The first gift was answered ${status}`);
  const request = await storedRequest(databaseUrl);
  const pace = { perSecond: PER_SECOND, seconds: SECONDS };
  return { checkoutUrl, gift, stripeApiBase, secretKey: STRIPE_SECRET_KEY, request, ...pace };
}

/** What the newsroom of this installation offers first. */
async function giftFor(url: string): Promise<object> {
  const response = await fetch(`${url}/v1/contribution-options`);
  const { newsroom, languages, currencies, returnTo } = (await response.json()) as ContributionOptionsDocument;
  return {
    frequency: 'one-time',
    amountMinor: currencies[0]?.frequencies['one-time'].defaultMinor,
    currency: currencies[0]?.code,
    language: languages[0],
    returnTo: returnTo[0],
    receipt: false,
    consentVersion: newsroom.consentVersion,
  };
}

/** The app keeps every parameter it sends, so the bare call can send the very same. */
async function storedRequest(databaseUrl: string): Promise<CheckoutSessionRequest> {
  const client = new Client(databaseUrl);
  await client.connect();
  const { rows } = await client.query<{ request: CheckoutSessionRequest }>(
    'select request from checkout_sessions limit 1',
  );
  await client.end();
  const [first] = rows;
  if (first === undefined) throw new Error('The app opened no session');
  return first.request;
}

function percentilesOf({ oursMs, bareMs }: CheckoutResult) {
  const [bare50, bare99] = [percentile(bareMs, 50), percentile(bareMs, 99)];
  return { bare50, bare99, added50: percentile(oursMs, 50) - bare50, added99: percentile(oursMs, 99) - bare99 };
}

function figure(which: string, addedMs: number, bare: { value: number; limit: number }): Figure {
  return {
    name: `checkout-latency.added-${which}`,
    value: addedMs,
    unit: 'ms',
    beside: { name: 'bare Stripe call', value: bare.value },
    aim: { of: 'value', bound: 'at most', limit: bare.limit },
  };
}

import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

/**
 * What /metrics tells, counted where the work is done. Labels are event types, names of tasks and outcomes: never an id
 * of a donor, a gift or of anything at Stripe.
 */
export const METRICS = new Registry();
collectDefaultMetrics({ register: METRICS, prefix: 'mainstay_' });

export const eventsReceived = counter('events_received_total', 'Events stored, repetitions included', ['type']);
export const eventsParked = counter('events_parked_total', 'Events put aside for a person');
export const eventsRetried = counter('events_retried_total', 'Events put off after a passing failure');
export const webhooksRefused = counter('webhooks_refused_total', 'Webhooks without a good signature');
export const serializationRetries = counter(
  'serialization_retries_total',
  'Transactions run again because another one was in the way',
);
export const mailsHandedOver = counter('mails_total', 'Mails handed to the mail server, by how that ended', [
  'outcome',
]);
export const jobRuns = counter('job_runs_total', 'Runs of tasks that come round by themselves', ['task', 'outcome']);

export const stripeCallSeconds = histogram(
  'stripe_call_seconds',
  'Calls to Stripe, each try by itself, by the class of the answer',
  [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  ['outcome'],
);

const eventsProcessed = counter('events_processed_total', 'Events worked off', ['type']);
/** A donor sees the thank-you page after about a second; ten minutes is an outage. */
const eventSeconds = histogram(
  'event_seconds',
  'From the arrival of an event to its booking',
  [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 600],
);

/** After their commit, so that nothing counts twice. */
export function countProcessed(events: readonly { readonly type: string; readonly receivedAt: Date }[]): void {
  for (const { type, receivedAt } of events) {
    eventsProcessed.inc({ type });
    eventSeconds.observe((Date.now() - receivedAt.getTime()) / 1000);
  }
}

function counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
  return new Counter({ name: `mainstay_${name}`, help, labelNames, registers: [METRICS] });
}

function histogram<Label extends string>(name: string, help: string, buckets: number[], labelNames: Label[] = []) {
  return new Histogram({ name: `mainstay_${name}`, help, buckets, labelNames, registers: [METRICS] });
}

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type Stripe from 'stripe';
import { readEvent } from '../../../src/infrastructure/stripe/events/received-event';
import { STRIPE_API_VERSION } from '../../../src/infrastructure/stripe/stripe-client';
import { payByCard } from './card-payment';
import { eventually } from './on-the-wire';
import type { Bench, Scenario } from './scenario';

/** Events as they can be asked for; how they are delivered needs an address that Stripe can reach. */
export const EVENT_SCENARIOS: readonly Scenario[] = [
  {
    name: 'a payment is told in an event that can be listed, retrieved and read',
    async run(bench) {
      const contributionId = randomUUID();
      const listed = await eventOfPayment(bench, contributionId);
      const retrieved = await bench.stripe.events.retrieve(listed.id);
      const event = readEvent(Buffer.from(JSON.stringify(retrieved)));
      assert.deepEqual(
        [event?.eventId, event?.type, event?.livemode, event?.objectType],
        [listed.id, 'payment_intent.succeeded', false, 'payment_intent'],
      );
      assert.deepEqual(event?.projection['metadata'], { contribution_id: contributionId });
    },
  },
  {
    name: `events are written in ${STRIPE_API_VERSION}, the version this code was written against`,
    async run(bench) {
      const { api_version: version } = await eventOfPayment(bench);
      const advice = `this account's default is ${version}: the events list, which heals lost webhooks, comes in it`;
      assert.equal(version, STRIPE_API_VERSION, advice);
    },
  },
];

async function eventOfPayment(bench: Bench, contributionId = randomUUID()): Promise<Stripe.Event> {
  const { id } = await payByCard(bench, 'pm_card_visa', contributionId);
  const ofThisPayment = ({ data }: Stripe.Event) => (data.object as { id?: string }).id === id;
  const { data } = await eventually(
    () => bench.stripe.events.list({ type: 'payment_intent.succeeded', limit: 20 }),
    (list) => list.data.some(ofThisPayment),
    'the event payment_intent.succeeded',
  );
  return data.find(ofThisPayment) ?? assert.fail('the event has gone');
}

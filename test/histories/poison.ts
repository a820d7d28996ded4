import type { Json } from '../../src/infrastructure/stripe/events/projection';
import { RUN } from './history';

/** Events about objects of nobody's that cannot all be taken in. */
export function poison(): string[] {
  return BAD.map(({ type, object, version = '2026-10-28.endive' }, place) =>
    JSON.stringify({
      ...{ id: `evt_90${place}0${RUN}`, object: 'event', type, api_version: version, created: NOW, livemode: false },
      data: { object },
    }),
  );
}

/** Of two that contradict each other, whichever comes second; all others. */
export const PARKED = 6;

interface BadEvent {
  readonly type: string;
  readonly object: { readonly [name: string]: Json | undefined };
  readonly version?: string;
}

const NOW = 1_750_000_000;

const BAD: readonly BadEvent[] = [
  // A field is missing that its version has.
  { type: 'charge.succeeded', object: { ...charge(1), amount: undefined } },
  // An amount is no whole number.
  { type: 'charge.succeeded', object: { ...charge(2), amount: 10.5 } },
  // What never changes has two values.
  { type: 'charge.succeeded', object: charge(3) },
  { type: 'charge.updated', object: { ...charge(3), amount: 1001 } },
  // Nobody has read about this version.
  { type: 'invoice.paid', object: { id: `in_9004${RUN}`, object: 'invoice' }, version: '2031-01-01.future' },
  // A page says that it is ours, and is not.
  { type: 'checkout.session.completed', object: session() },
  // The database refuses it: no refund is of nothing.
  { type: 'refund.created', object: refund() },
];

function charge(place: number): BadEvent['object'] {
  return {
    ...{ id: `ch_900${place}${RUN}`, object: 'charge', payment_intent: null, status: 'succeeded', amount: 1000 },
    ...{ amount_captured: 1000, captured: true, currency: 'eur', balance_transaction: null, failure_code: null },
    ...{ payment_method_details: { type: 'card' }, created: NOW },
  };
}

function session(): BadEvent['object'] {
  const [contribution_id, checkout_session_id] = [1, 2].map((kind) => `9${kind}000000-0000-4000-8000-0000${RUN}`);
  return {
    ...{ id: `cs_test_9005${RUN}`, object: 'checkout.session', status: 'complete', payment_status: 'paid' },
    ...{ payment_intent: null, subscription: null, customer: null },
    metadata: { contribution_id: contribution_id ?? null, checkout_session_id: checkout_session_id ?? null },
  };
}

function refund(): BadEvent['object'] {
  return {
    ...{ id: `re_9006${RUN}`, object: 'refund', status: 'succeeded', amount: 0, currency: 'eur', charge: null },
    ...{ payment_intent: null, balance_transaction: null, reason: null, created: NOW },
  };
}

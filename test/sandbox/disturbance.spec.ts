import fc from 'fast-check';
import type { Delivery } from '../../sandbox/webhooks/delivery';
import { Disturbance, type ReleaseOrder } from '../../sandbox/webhooks/disturbance';

const TYPES = ['charge.succeeded', 'payment_intent.created', 'checkout.session.completed', 'charge.updated'];

describe('deliveries held back', () => {
  const released = (order: ReleaseOrder): string[] => {
    const sent: string[] = [];
    const disturbance = new Disturbance(
      async ({ event }) => void sent.push(event),
      () => undefined,
    );
    disturbance.pause();
    for (const type of TYPES) disturbance.pass(deliveryOf(type), type);
    expect(sent).toEqual([]);
    expect(disturbance.release(order)).toBe(TYPES.length);
    return sent;
  };

  test('leave as they came, or the other way round', () => {
    expect(released('given')).toEqual(TYPES.map(eventOf));
    expect(released('reversed')).toEqual(TYPES.map(eventOf).toReversed());
  });

  test('leave in the order named, by type or by id, the others after them', () => {
    const order = ['checkout.session.completed', eventOf('charge.updated')];
    expect(released(order)).toEqual([order[0]!, 'charge.updated', TYPES[0]!, TYPES[1]!].map(eventOf));
  });

  test('leave shuffled: all of them, each once', () => {
    expect(released('random').toSorted()).toEqual(TYPES.map(eventOf).toSorted());
  });

  test('are as many as were planned, whatever else goes through', () => {
    fc.assert(
      fc.property(fc.nat({ max: 20 }), fc.integer({ min: 1, max: 20 }), (passing, planned) => {
        const sent: string[] = [];
        const disturbance = new Disturbance(
          async ({ event }) => void sent.push(event),
          () => undefined,
        );
        disturbance.plan({ kind: 'hold', remaining: planned });
        for (let n = 0; n < passing; n++) disturbance.pass(deliveryOf(`t${n}`), `t${n}`);
        expect(sent).toHaveLength(Math.max(passing - planned, 0));
        disturbance.release('given');
        expect(sent).toHaveLength(passing);
      }),
    );
  });
});

function eventOf(type: string): string {
  return `evt_${type}`;
}

function deliveryOf(type: string): Delivery {
  return {
    id: `${eventOf(type)}:we_1`,
    event: eventOf(type),
    endpoint: 'we_1',
    status: 'pending',
    attempts: 0,
    createdAtMs: 0,
    nextAttemptAtMs: 0,
    answers: [],
  };
}

import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { EventHandlers } from '../../src/events/handlers/event-handlers';
import { InboxWriter, type InboxRow } from '../../src/events/inbox/inbox-writer';
import { startApp, type RunningApp } from '../support/app';

describe('among a hundred events taken together, one that cannot be read', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp({ environment: { ROLE: 'web' } })));
  afterAll(() => app.stop());

  it('is parked at the cost of a dozen transactions, and the others are done', async () => {
    const rows = Array.from({ length: 100 }, (_none, place) => chargeEvent(place === 37 ? 10.5 : 1_000));
    await Promise.all(rows.map((row) => app.app.get(InboxWriter, { strict: false }).write(row)));
    const committed = jest.spyOn(app.app.get(EventHandlers, { strict: false }), 'handle');
    await app.app
      .get(EventProcessor, { strict: false })
      .process(rows.map(({ account, eventId }) => ({ account, eventId })));
    const states: { event_id: string; state: string }[] = await app.app
      .get(DataSource)
      .query('select event_id, state from stripe_events where event_id = any($1)', [
        rows.map(({ eventId }) => eventId),
      ]);
    expect(states.filter(({ state }) => state === 'parked')).toEqual([
      { event_id: rows[37]?.eventId, state: 'parked' },
    ]);
    expect(states.filter(({ state }) => state === 'done')).toHaveLength(99);
    // One for each half without it: 100 = 50 + 25 + 12 + 6 + 3 + 2 + 1 + the one, or about so.
    expect(committed.mock.calls.length).toBeLessThanOrEqual(8);
  });
});

/** Nobody's: what it says is kept, and nothing hangs on it. */
function chargeEvent(amount: number): InboxRow {
  const run = randomUUID().replaceAll('-', '');
  const projection = {
    ...{
      id: `ch_${run}`,
      object: 'charge',
      payment_intent: null,
      status: 'succeeded',
      amount,
      amount_captured: amount,
    },
    ...{ captured: true, currency: 'eur', balance_transaction: null, failure_code: null, created: 1_793_000_000 },
    payment_method_details: { type: 'card' },
  };
  return {
    ...{ account: '', eventId: `evt_${run}`, type: 'charge.succeeded', created: new Date(1_793_000_000_000) },
    ...{ apiVersion: '2026-10-28.endive', livemode: false, bodySha256: Buffer.alloc(32), objectType: 'charge' },
    ...{ objectId: projection.id, projection, previousAttributes: null, sealedEmail: null, sealingKeyId: null },
    ...{ receivedAt: new Date(), dueAt: new Date(), source: 'webhook', state: 'due', reason: null },
  };
}

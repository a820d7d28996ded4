import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { InboxWatch } from '../../src/operations/watch/inbox-watch';
import { startApp, type RunningApp } from '../support/app';

interface Told {
  readonly code: number;
  readonly status: string;
  readonly oldestEventSeconds: number;
}

describe('health', () => {
  let app: RunningApp;
  beforeAll(async () => (app = await startApp()));
  afterAll(() => app.stop());

  const sql = (text: string, values: unknown[] = []) => app.app.get(DataSource).query(text, values);
  const event = async (state: string, ageSeconds: number) => {
    const id = `evt_${randomUUID()}`;
    await sql(
      `insert into stripe_events (account, event_id, type, created, livemode, body_sha256, object_type, projection, received_at, state, due_at)
       values ('', $1, 'charge.succeeded', now(), false, decode(repeat('00', 32), 'hex'), 'charge', '{}', now() - make_interval(secs => $3), $2, 'infinity')`,
      [id, state, ageSeconds],
    );
    return id;
  };
  const health = async (): Promise<Told> => {
    // It is a second old at most.
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    const response = await fetch(`${app.url}/health`);
    return { code: response.status, ...((await response.json()) as Omit<Told, 'code'>) };
  };
  const watch = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    await app.app.get(InboxWatch, { strict: false }).run();
  };
  const alarmsOf = (kind: string) =>
    sql('select subject, resolved_at is null as open from alarms where kind = $1 order by subject', [kind]);

  it('is up, with nothing to tell, when nothing waits', async () => {
    expect(await health()).toEqual({
      ...{ code: 200, status: 'up', parkedEvents: 0, failingEvents: 0, waitingFetches: 0, oldestEventSeconds: 0 },
      ...{ openAlarms: {}, lastReconciliation: null, webhookEndpoint: 'unknown', webhookEndpointCheckedAt: null },
    });
  });

  it('is late, but serves, when an event has waited too long; and calls for a person until it is done', async () => {
    await event('due', 60);
    expect(await health()).toMatchObject({ code: 200, status: 'up', oldestEventSeconds: expect.any(Number) });
    const late = await event('due', 4_000);
    await watch();
    const told = await health();
    expect(told).toMatchObject({ code: 200, status: 'late', openAlarms: { 'events-late': 1 } });
    expect(told.oldestEventSeconds).toBeGreaterThanOrEqual(4_000);
    await sql(`update stripe_events set state = 'done' where event_id = $1`, [late]);
    await watch();
    expect(await health()).toMatchObject({ status: 'up', openAlarms: {} });
  });

  it('calls for a person once for each parked event, and no more once it is replayed', async () => {
    const [first, second] = [await event('parked', 10), await event('parked', 5)].sort();
    await watch();
    await watch();
    expect(await alarmsOf('event-parked')).toEqual([
      { subject: first, open: true },
      { subject: second, open: true },
    ]);
    expect(await health()).toMatchObject({ parkedEvents: 2, openAlarms: { 'event-parked': 2 } });
    await sql(`update stripe_events set state = 'done' where event_id = $1`, [first]);
    await watch();
    expect(await alarmsOf('event-parked')).toEqual([
      { subject: first, open: false },
      { subject: second, open: true },
    ]);
  });

  it('calls a few times, not a thousand times, when everything is parked', async () => {
    for (let index = 0; index < 30; index++) await event('parked', 1);
    await watch();
    const open = (await alarmsOf('event-parked')).filter((alarm: { open: boolean }) => alarm.open);
    expect(open).toHaveLength(20);
  });
});

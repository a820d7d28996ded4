import { Client } from 'pg';
import { eventually } from '../support/journey';
import { query } from '../support/query';
import { count } from './rig/counts';
import { startRig, type CrashRig, type StripesEvent } from './rig/crash-rig';
import { deliver } from './rig/deliver';
import { dueEvents } from './rig/due-events';
import { expectWhole } from './rig/expect-whole';
import { give, type Given } from './rig/giver';
import type { Halted, Moment } from './rig/halt';
import { leasesRunOut } from './rig/leases';
import { Load } from './rig/load';
import type { MortalApp } from './rig/mortal-app';
import { control } from './rig/stripes-word';

describe('one process for the web and two workers on one database', () => {
  let rig: CrashRig;
  const given: Given[] = [];
  beforeAll(async () => (rig = await startRig(['web', 'worker', 'worker'])));
  afterAll(() => rig.stop());

  /** Somebody gives, and Stripe keeps what it has to tell to itself. */
  const giveUntold = async (): Promise<(type: string) => StripesEvent> => {
    await control(rig, 'webhooks/pause');
    const told = rig.events.length;
    given.push(await give(rig));
    return (type) => rig.events.slice(told).find((event) => event.type === type) as StripesEvent;
  };
  const tellTheRest = async (): Promise<void> => {
    await control(rig, 'webhooks/release', { order: 'random' });
    await expectWhole(rig, given);
  };
  const countedByAll = async (name: string): Promise<number> => {
    const counts = await Promise.all(rig.apps.map((app) => app.counted(name)));
    return counts.reduce((sum, each) => sum + each, 0);
  };

  it('fifty deliveries of one event at once, to all of them, are one row and one effect', async () => {
    const eventOf = await giveUntold();
    const [before, processed] = [await count(rig), await countedByAll('events_processed_total')];
    const event = eventOf('charge.succeeded');
    const urls = Array.from({ length: 50 }, (_, index) => rig.apps[index % rig.apps.length]?.url ?? '');
    const answers = await Promise.all(urls.map((url) => deliver(url, event)));
    expect(new Set(answers)).toEqual(new Set([200]));
    await eventually(
      () => dueEvents(rig),
      (due) => due === 0,
    );
    const rows = await query(rig.database.url, 'select state from stripe_events where event_id = $1', [event.id]);
    expect(rows).toEqual([{ state: 'done' }]);
    // A process counts a moment after it has written.
    const counted = async () => (await countedByAll('events_processed_total')) - processed;
    await eventually(
      async () => [await counted(), (await count(rig)).done - before.done],
      ([ours, told]) => ours === told,
    );
    await tellTheRest();
  });

  it('two workers at one gift: one of them looks again, and that is counted', async () => {
    const eventOf = await giveUntold();
    const before = await countedByAll('serialization_retries_total');
    const first = haltOneWorker(rig, ({ sql }) => isTaking(sql));
    await deliver(rig.app.url, eventOf('charge.succeeded'));
    const { goOn } = await first;
    // The other one writes of the same gift, and is through.
    await deliver(rig.app.url, eventOf('payment_intent.succeeded'));
    await deliver(rig.app.url, eventOf('checkout.session.completed'));
    await eventually(
      () => dueEvents(rig),
      (due) => due === 1,
    );
    goOn();
    await eventually(
      () => dueEvents(rig),
      (due) => due === 0,
    );
    expect(await countedByAll('serialization_retries_total')).toBeGreaterThan(before);
    await tellTheRest();
  });

  it('a worker that PostgreSQL picks out of a deadlock looks again, and that is counted', async () => {
    const eventOf = await giveUntold();
    const before = await countedByAll('serialization_retries_total');
    const event = eventOf('checkout.session.completed');
    const taken = haltOneWorker(rig, ({ sql }) => isTaking(sql));
    await deliver(rig.app.url, event);
    const { goOn } = await taken;
    await inDeadlock(rig, { contributionId: given.at(-1)?.contributionId ?? '', eventId: event.id }, goOn);
    await eventually(
      () => dueEvents(rig),
      (due) => due === 0,
    );
    expect(await countedByAll('serialization_retries_total')).toBeGreaterThan(before);
    await tellTheRest();
  });

  it('a worker that dies under load leaves its work to the other', async () => {
    const load = new Load(rig);
    const { app } = await haltOneWorker(rig, ({ sql }) => isTaking(sql));
    await app.kill();
    await leasesRunOut(rig);
    given.push(...(await load.end()));
    await expectWhole(rig, given);
    expect(rig.apps.filter(({ isRunning }) => isRunning)).toHaveLength(2);
  });
});

const isTaking = (sql: string): boolean => sql.includes("update stripe_events e set state = 'done'");

/** Whichever comes there first; the other passes. */
function haltOneWorker(rig: CrashRig, isIt: (moment: Moment) => boolean): Promise<Halted & { app: MortalApp }> {
  let isTaken = false;
  const first = (moment: Moment): boolean => !isTaken && isIt(moment) && (isTaken = true);
  return Promise.race(rig.apps.map(async (app) => ({ ...(await app.gate.halt('after', first)), app })));
}

/** Locks the page that the worker wants next, and then wants the event that the worker holds. */
async function inDeadlock(
  rig: CrashRig,
  { contributionId, eventId }: { contributionId: string; eventId: string },
  goOn: () => void,
): Promise<void> {
  const rival = new Client(rig.database.url);
  await rival.connect();
  // Who waits longer than this looks for the circle and is the one to give way: never the rival.
  await rival.query(`set deadlock_timeout = '60s'`);
  await rival.query('begin');
  await rival.query('select from checkout_sessions where contribution_id = $1 for update', [contributionId]);
  goOn();
  await rival.query('select from stripe_events where event_id = $1 for update', [eventId]);
  await rival.query('commit').finally(() => rival.end());
}

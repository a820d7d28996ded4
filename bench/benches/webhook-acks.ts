import path from 'node:path';
import { LOOPBACK } from '../../scripts/free-port';
import type { Aim, Bench, Figure } from '../bench';
import { startReceivers, type AcksReceiver } from '../contenders/acks-receivers';
import type { AcksJob, AcksResult } from '../load/acks-load';
import { LoadProcess } from '../load/load-process';
import { inRounds, ROUNDS } from '../measure/rounds';
import { WEBHOOK_SECRET } from '../rig/mainstay';
import type { Workbench } from '../rig/workbench';

/** One delivery after the other, and more at once than the pool has connections. */
const CONNECTIONS = [1, 16];
type Run = Pick<AcksJob, 'connections' | 'warmUpMs' | 'measureMs'>;
const run = (connections: number): Run => ({ connections, warmUpMs: 300, measureMs: 1_500 });
/** Once for each contender before anything counts: until its code is compiled for good. */
const WARM_UP: Run = { connections: 16, warmUpMs: 0, measureMs: 2_000 };
/** More than any contender acknowledges in that time on any machine we know. */
const MAXIMUM_EVENTS_PER_CONNECTION = 8_000;
const MAXIMUM_EVENTS = 20_000;

export const webhookAcks: Bench = {
  name: 'webhook-acks',
  summary: "durable acknowledgements of Stripe's events a second, beside a sync engine and a plain insert",
  method: [
    'Signed charge.succeeded events, each with an id of its own, over 1 and 16 kept connections that send the next once',
    'the last is acknowledged, for 1.5 s after a warm-up; three times, the contenders in turn; medians. Same PostgreSQL',
    'with fsync on, pools of 10, tables empty at the start of each run, and afterwards every acknowledged event is',
    'counted in the table. ours: ROLE=web. draining: ROLE=all, which works the events off at the same time.',
    'stripe-sync-engine: npm @supabase/stripe-sync-engine 0.48.5 behind node:http, upserting the charge, never calling',
    'Stripe. plain-insert: node:http and one insert of a row like ours, no signature checked. Server, PostgreSQL and',
    'load share the cores of this machine.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench): Promise<Figure[]> {
  workbench.say('starting the contenders');
  const receivers = await startReceivers(workbench);
  const load = workbench.keep(new LoadProcess<AcksJob, AcksResult>(LOAD_SCRIPT));
  workbench.say('warming up');
  for (const receiver of receivers) await acksPerSecond(load, receiver, WARM_UP);
  const perSecond = await inRounds(async (round) => {
    const measured: Record<string, number> = {};
    for (const connections of CONNECTIONS) {
      workbench.say(`round ${round} of ${ROUNDS}, ${connections} at once`);
      for (const receiver of receivers)
        measured[key(receiver.name, connections)] = await acksPerSecond(load, receiver, run(connections));
    }
    return measured;
  });
  return CONNECTIONS.flatMap((connections) =>
    figuresOf((name) => perSecond[key(name, connections)] ?? Number.NaN, connections),
  );
}

const LOAD_SCRIPT = path.join(__dirname, '..', 'load', 'acks-load.js');

function key(name: string, connections: number): string {
  return `${name} ${connections}`;
}

async function acksPerSecond(
  load: LoadProcess<AcksJob, AcksResult>,
  { port, path: webhookPath, table }: AcksReceiver,
  times: Run,
): Promise<number> {
  await table.empty();
  const { acksPerSecond: result, acknowledged } = await load.run({
    receiver: { host: LOOPBACK, port, path: webhookPath, secret: WEBHOOK_SECRET },
    ...times,
    maximumEvents: Math.min(MAXIMUM_EVENTS, times.connections * MAXIMUM_EVENTS_PER_CONNECTION),
  });
  const stored = await table.count();
  if (stored !== acknowledged) throw new Error(`${acknowledged} events were acknowledged and ${stored} stored`);
  // What is still to be processed must not disturb the next contender.
  await table.empty();
  return result;
}

function figuresOf(perSecond: (name: AcksReceiver['name']) => number, connections: number): Figure[] {
  const ours = (over: AcksReceiver['name'], limit?: number): Figure => {
    const aim: Aim | undefined = limit === undefined ? undefined : { of: 'ratio', bound: 'at least', limit };
    return {
      ...{ name: `webhook-acks.${connections}-at-once.over-${over}`, value: perSecond('ours'), unit: 'per s' },
      ...{ beside: { name: over, value: perSecond(over) }, ...(aim && { aim }) },
    };
  };
  const draining: Figure = {
    ...{ name: `webhook-acks.${connections}-at-once.draining`, value: perSecond('ours-draining'), unit: 'per s' },
    beside: { name: 'ours', value: perSecond('ours') },
  };
  return [ours('stripe-sync-engine', 2), ours('plain-insert', 0.7), draining];
}

import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort, LOOPBACK } from '../../scripts/free-port';
import type { Bench, Figure, Size } from '../bench';
import { contenderEnvironment } from '../contenders/settings';
import { startStripeOfLives } from '../contenders/start-stripe-of-lives';
import { InboxFiller } from '../lives/inbox-filler';
import type { Life } from '../lives/life';
import { livesFrom, tell } from '../lives/telling';
import { troubledLives } from '../lives/troubled-lives';
import type { DeliveriesJob, DeliveriesResult } from '../load/deliveries-load';
import { LoadProcess } from '../load/load-process';
import { keptStates, shareRight, wantedStates } from '../measure/final-states';
import { answersWell } from '../rig/http-status';
import { mainstayKeyFile, startMainstay, WEBHOOK_SECRET } from '../rig/mainstay';
import { startProgram, untilReady } from '../rig/program';
import type { Workbench } from '../rig/workbench';

/** Copies of each story. */
const COPIES: Record<Size, number> = { whole: 40, quick: 8 };

export const eventCorrectness: Bench = {
  name: 'event-correctness',
  summary: 'objects in the right final state after events came shuffled and twice, beside a sync engine',
  method: [
    'Gifts given once, declined first, refunded, refunded in vain, disputed and lost, disputed and won; monthly ones',
    'renewed, declined and renewed, canceled. All of their events shuffled together, every fourth twice, sent over 16',
    'connections as fast as they are answered; what is refused is sent again. as-stamped: with the seconds Stripe gave',
    'them. in-one-second: all events of a gift carry the second of its last, as happens to those that happen together.',
    'Then the status of every charge, dispute, invoice, PaymentIntent (over or not), refund and subscription is compared',
    'with Stripe’s own. ours: ROLE=all; where stamps cannot tell which view of a subscription or dispute is the',
    'newest it asks Stripe, and is answered. stripe-sync-engine: npm @supabase/stripe-sync-engine 0.48.5 as its README',
    'says; it could be told to ask Stripe for every event, and is not. Events of payment pages are not told to it: it',
    'asks Stripe for their line items, whatever its settings.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const kinds = await troubledLives();
  const load = workbench.keep(new LoadProcess<DeliveriesJob, DeliveriesResult>(LOAD_SCRIPT));
  const figures: Figure[] = [];
  for (const [name, told] of [
    ['as-stamped', kinds],
    ['in-one-second', kinds.map(inOneSecond)],
  ] as const) {
    workbench.say(name);
    const ours = await shareOfOurs(workbench, load, told, { name, copies: COPIES[size] });
    const theirs = await shareOfTheirs(workbench, load, told, { name, copies: COPIES[size] });
    figures.push({
      ...{ name: `event-correctness.${name}`, value: ours, unit: '%' },
      ...{ beside: { name: 'stripe-sync-engine', value: theirs }, aim: { of: 'value', bound: 'at least', limit: 100 } },
    });
  }
  return figures;
}

const LOAD_SCRIPT = path.join(__dirname, '..', 'load', 'deliveries-load.js');

/** Every stamp becomes that of the last event. */
function inOneSecond(life: Life): Life {
  const events = life.events.map((json) => JSON.parse(json) as { created: number });
  const created = Math.max(...events.map((event) => event.created));
  return { ...life, events: events.map((event) => JSON.stringify({ ...event, created })) };
}

type Load = LoadProcess<DeliveriesJob, DeliveriesResult>;
interface Telling {
  readonly name: string;
  readonly copies: number;
}

async function shareOfOurs(
  workbench: Workbench,
  load: Load,
  kinds: readonly Life[],
  telling: Telling,
): Promise<number> {
  const name = `ours-${telling.name}`;
  const databaseUrl = await workbench.database(name);
  const stripeApiBase = await startStripeOfLives(
    workbench,
    name,
    kinds.flatMap(({ objects }) => objects),
  );
  const { port } = await startMainstay(workbench, { name, databaseUrl, stripeApiBase, role: 'all' });
  const filler = workbench.keep(await InboxFiller.open(databaseUrl, mainstayKeyFile(workbench)));
  const { from } = await filler.prepare(kinds, kinds.length * telling.copies);
  const lives = livesFrom(from, kinds, telling.copies);
  await tell(load, { host: LOOPBACK, port, path: '/webhooks/stripe', secret: WEBHOOK_SECRET }, lives);
  await untilSettled(databaseUrl);
  return shareRight(wantedStates(lives), await keptStates(databaseUrl, 'ours'));
}

async function shareOfTheirs(
  workbench: Workbench,
  load: Load,
  kinds: readonly Life[],
  telling: Telling,
): Promise<number> {
  const name = `stripe-sync-engine-${telling.name}`;
  const [databaseUrl, port] = [await workbench.database(name), await freePort()];
  const env = contenderEnvironment({ databaseUrl, poolSize: 10, port, webhookSecret: WEBHOOK_SECRET });
  const program = workbench.keep(
    startProgram(workbench, { name, script: 'bench/contenders/stripe-sync-engine.js', env }),
  );
  await untilReady(program, () => answersWell(`http://${LOOPBACK}:${port}/`));
  const lives = livesFrom(1, kinds.map(withoutSessions), telling.copies);
  await tell(load, { host: LOOPBACK, port, path: '/', secret: WEBHOOK_SECRET }, lives);
  return shareRight(wantedStates(lives), await keptStates(databaseUrl, 'theirs'));
}

/** For each of them the engine asks Stripe's own machines for the line items, which no setting turns off. */
function withoutSessions(life: Life): Life {
  return { ...life, events: life.events.filter((event) => !event.includes('"type":"checkout.session.')) };
}

/** Until nothing is due and nothing is left to be asked for. */
async function untilSettled(databaseUrl: string): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  const deadline = Date.now() + PATIENCE_MS;
  for (let left = 1; left > 0;) {
    if (Date.now() > deadline) throw new Error(`${left} events or answers are still outstanding`);
    await pause(LOOK_EVERY_MS);
    const { rows } = await client.query<{ count: string }>(OUTSTANDING);
    left = Number(rows[0]?.count);
  }
  await client.end();
}

const LOOK_EVERY_MS = 250;
const PATIENCE_MS = 90_000;
const OUTSTANDING = `
  select (select count(*) from stripe_events where state = 'due') + (select count(*) from stripe_fetches) as count`;

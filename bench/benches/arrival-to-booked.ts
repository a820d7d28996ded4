import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LOOPBACK } from '../../scripts/free-port';
import type { Size } from '../bench';
import { startStripeOfLives } from '../contenders/start-stripe-of-lives';
import { oneTimeLife } from '../lives/gift-lives';
import { InboxFiller } from '../lives/inbox-filler';
import type { ArrivalsJob, ArrivalsResult } from '../load/arrivals-load';
import { LoadProcess } from '../load/load-process';
import { mainstayKeyFile, startMainstay, WEBHOOK_SECRET } from '../rig/mainstay';
import type { Workbench } from '../rig/workbench';

/** A busy hour of a large newsroom: ten gifts a second. */
export const ARRIVALS_PER_SECOND = 50;
const SECONDS: Record<Size, number> = { whole: 20, quick: 4 };
/** Until its code is compiled for good; not counted. */
const WARM_UP_SECONDS = 4;

/** From the answer to a webhook until all that follows from the event is committed, by the app as a donor meets it. */
export async function arrivalToBooked(workbench: Workbench, size: Size): Promise<number[]> {
  const life = await oneTimeLife();
  const databaseUrl = await workbench.database('arrivals');
  const stripeApiBase = await startStripeOfLives(workbench, 'arrivals', life.objects);
  const { port } = await startMainstay(workbench, { name: 'arrivals', databaseUrl, stripeApiBase, role: 'all' });
  const filler = workbench.keep(await InboxFiller.open(databaseUrl, mainstayKeyFile(workbench)));
  const load = workbench.keep(new LoadProcess<ArrivalsJob, ArrivalsResult>(LOAD_SCRIPT));
  const receiver = { host: LOOPBACK, port, path: '/webhooks/stripe', secret: WEBHOOK_SECRET };
  const tell = async (seconds: number): Promise<ArrivalsResult> => {
    const lives = await filler.prepare([life], Math.ceil((seconds * ARRIVALS_PER_SECOND) / life.events.length));
    return load.run({ receiver, databaseUrl, events: life.events, lives, perSecond: ARRIVALS_PER_SECOND });
  };
  await tell(WARM_UP_SECONDS);
  const { bookedAfterMs } = await tell(SECONDS[size]);
  // The balance transactions are asked for afterwards.
  await pause(LAST_ANSWERS_MS);
  await filler.check();
  return bookedAfterMs;
}

const LOAD_SCRIPT = path.join(__dirname, '..', 'load', 'arrivals-load.js');
const LAST_ANSWERS_MS = 4_000;

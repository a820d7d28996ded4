import { setTimeout as pause } from 'node:timers/promises';
import type { LocalStripe } from '../life/stripe';
import type { Books } from './books';

/**
 * Waits until every event is delivered and worked off, and all that they name has been asked for.
 * @throws Error when that does not come about
 */
export async function settled(stripe: LocalStripe, books: Books): Promise<void> {
  const deadline = Date.now() + SETTLES_WITHIN_MS;
  for (let calm = 0; calm < CALM_LOOKS; await pause(LOOK_AGAIN_MS)) {
    const left = await waiting(stripe, books);
    calm = left === 0 ? calm + 1 : 0;
    if (left > 0 && Date.now() > deadline)
      throw new Error(`${left} events and objects are still waiting after ${SETTLES_WITHIN_MS / 1000} s: see app.log.`);
  }
}

/** A delivery may be due again after a refusal; the sandbox repeats the first time within seconds. */
const SETTLES_WITHIN_MS = 120_000;
const LOOK_AGAIN_MS = 100;
/** What an event asks for is noted before the event is done, and its answer waits in the inbox: twice calm is calm. */
const CALM_LOOKS = 3;

async function waiting(stripe: LocalStripe, books: Books): Promise<number> {
  const { deliveries } = await stripe.look<{ deliveries: unknown[] }>('deliveries?status=pending');
  return deliveries.length + (await books.waitingEvents()) + (await books.waitingFetches());
}

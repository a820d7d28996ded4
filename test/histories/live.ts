import { createProducts, openGift } from './open-gift';
import { takeDown } from './take-down';
import type { History } from './history';
import type { Life } from './life';
import { tryToPay } from './pay-page';
import { STEPS } from './steps/steps';
import { World } from './world';

/** Lets a life happen at the sandbox, and takes down everything that was told of it. The same life, the same history. */
export async function live(life: Life): Promise<History> {
  const world = new World(life);
  await createProducts(world);
  await giveAll(world, life);
  for (const [index, step] of life.steps.entries()) {
    if (world.events.length >= ENOUGH_EVENTS) break;
    if (index === 1) await world.keepPage();
    world.sandbox.advance(step.afterSeconds);
    await STEPS[step.kind](world, step);
  }
  if (life.end === 'settled') await world.control('bank-debits/settle');
  world.sandbox.advance(LAST_ANNOUNCEMENTS_S);
  return takeDown(world, life);
}

/** A renewal tells of itself a dozen times over: from here on nothing new begins. */
const ENOUGH_EVENTS = 26;
/** The bookings of charges and the last invoice payments are seconds late. */
const LAST_ANNOUNCEMENTS_S = 30;

async function giveAll(world: World, { gifts }: Life): Promise<void> {
  for (const [place, gift] of gifts.entries()) {
    const opened = await openGift(world, gift, place);
    world.gifts.push(opened);
    for (const attempt of gift.tries) await tryToPay(world, opened, attempt);
    world.sandbox.advance(BETWEEN_GIFTS_S);
  }
}

const BETWEEN_GIFTS_S = 4;

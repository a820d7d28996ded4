import type { Frequency } from '../../src/foundation/newsroom/newsroom';
import { takenDown, type Life } from './life';
import { World } from './world';

/**
 * Gifts that went well, as most do: of four donors three give once, and one every month, of which the second month is
 * here too.
 */
export async function giftLives(): Promise<Life[]> {
  const once = await oneTimeLife();
  return [once, once, once, await monthlyLife()];
}

/** A card, two seconds, and the money is there: five events and one answer. */
export async function oneTimeLife(): Promise<Life> {
  return aLife('one-time', () => Promise.resolve());
}

function monthlyLife(): Promise<Life> {
  return aLife('monthly', (world) => world.renew());
}

async function aLife(frequency: Frequency, goesOn: (world: World) => Promise<void>): Promise<Life> {
  const world = new World();
  await world.give(frequency);
  await goesOn(world);
  return takenDown(world, frequency);
}

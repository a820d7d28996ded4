import type { Frequency } from '../../src/foundation/newsroom/newsroom';
import { takenDown, type Life } from './life';
import { World } from './world';

/** Gifts and what can become of them: each once. */
export async function troubledLives(): Promise<Life[]> {
  const lives: Life[] = [];
  for (const { frequency, tokens, goesOn } of STORIES) {
    const world = new World();
    await world.give(frequency, tokens);
    await goesOn?.(world);
    // What was announced for a few seconds later.
    world.sandbox.advance(LAST_ANNOUNCEMENTS_S);
    lives.push(await takenDown(world, frequency));
  }
  return lives;
}

interface Story {
  readonly frequency: Frequency;
  /** The cards tried, the last of which is taken. */
  readonly tokens: readonly string[];
  readonly goesOn?: (world: World) => Promise<unknown>;
}

const GOOD = ['tok_visa'];
const LAST_ANNOUNCEMENTS_S = 30;
/** Between the steps of a bank. */
const DAYS_S = 3 * 86_400;

const STORIES: readonly Story[] = [
  { frequency: 'one-time', tokens: GOOD },
  { frequency: 'one-time', tokens: ['tok_chargeDeclined', 'tok_chargeDeclined', 'tok_visa'] },
  { frequency: 'one-time', tokens: GOOD, goesOn: (world) => refund(world, 1_000) },
  { frequency: 'one-time', tokens: ['tok_refundFail'], goesOn: refundThatFails },
  { frequency: 'one-time', tokens: GOOD, goesOn: (world) => dispute(world, ['lost']) },
  { frequency: 'one-time', tokens: GOOD, goesOn: (world) => dispute(world, ['under_review', 'won']) },
  { frequency: 'monthly', tokens: GOOD, goesOn: (world) => world.renew() },
  { frequency: 'monthly', tokens: ['tok_chargeDeclined', 'tok_visa'], goesOn: declinedRenewal },
  { frequency: 'monthly', tokens: GOOD, goesOn: canceled },
];

async function refund(world: World, amount: number): Promise<void> {
  const [charge] = await world.list('/v1/charges');
  await world.sandbox.call('POST', '/v1/refunds', { charge: charge?.id, amount });
}

/** The donor's bank sends the money back, days later. */
async function refundThatFails(world: World): Promise<void> {
  await refund(world, 1_000);
  world.sandbox.advance(DAYS_S);
}

async function dispute(world: World, course: readonly string[]): Promise<void> {
  const [charge] = await world.list('/v1/charges');
  const fields = { charge: charge?.id, kind: 'chargeback', amount: charge?.['amount'], reason: 'fraudulent' };
  world.sandbox.control('POST', 'disputes', fields);
  const [opened] = await world.list('/v1/disputes');
  for (const to of course) {
    world.sandbox.advance(DAYS_S);
    world.sandbox.control('POST', `disputes/${opened?.id}/move`, { to });
  }
}

/** Tried again days later, and then taken. */
async function declinedRenewal(world: World): Promise<void> {
  const [subscription] = await world.list('/v1/subscriptions');
  const plan = { subscription: subscription?.id, outcome: 'declined', count: 1 };
  world.sandbox.control('POST', 'charges/outcomes', plan);
  await world.renew();
  world.sandbox.advance(DUNNING_S);
}

/** Longer than the retries take. */
const DUNNING_S = 14 * 86_400;

async function canceled(world: World): Promise<void> {
  await world.renew();
  const [subscription] = await world.list('/v1/subscriptions');
  await world.sandbox.call('DELETE', `/v1/subscriptions/${subscription?.id}`);
}

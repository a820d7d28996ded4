import type { StripeEvent } from '../../sandbox/account/wire';
import { CanonicalNames } from './canonical';
import { finalObjects } from './final-objects';
import type { Answer, History } from './history';
import type { Life } from './life';
import { truthOf } from './truth';
import type { World } from './world';

/** Everything told of a life, under names that a seed leads to again. */
export async function takeDown(world: World, life: Life): Promise<History> {
  await keepPayoutLines(world);
  await world.keepPage();
  const names = new CanonicalNames();
  const named = (value: unknown): string => names.of(JSON.stringify(value));
  const rows = world.gifts.flatMap((gift) => gift.rows.map(({ table, row }) => ({ table, json: named(row) })));
  const events = world.events.map((event) => named(coarse(event, life.roundedToSeconds)));
  const pages = world.pages.flatMap(({ page, payout, answeredAt }) =>
    inParts(page['data'] as object[]).map((data) => named(pageAnswer(data, payout, answeredAt))),
  );
  const objects = (await finalObjects(world)).map(named);
  return { rows, events, pages, objects, truth: JSON.parse(named(await truthOf(world))) as History['truth'] };
}

async function keepPayoutLines(world: World): Promise<void> {
  const reconciled = await world.list('/v1/payouts', {}, (payout) => payout['reconciliation_status'] === 'completed');
  for (const { id } of reconciled) await world.keepPage(id);
}

/** Ties are the normal case: whatever came apart comes together. */
function coarse(event: StripeEvent, roundedToSeconds: number): StripeEvent {
  return { ...event, created: event.created - (event.created % roundedToSeconds) };
}

function pageAnswer(data: readonly object[], payout: string | null, answeredAt: number): Answer {
  return { objectType: 'list', objectId: null, object: { object: 'list', payout, data } as never, answeredAt };
}

/** Small pages, so that they come between the events. */
function inParts<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / PAGE_SIZE) }, (_, index) =>
    items.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
  );
}

const PAGE_SIZE = 2;

import type { Bench, Figure, Size } from '../bench';
import { giftLives, oneTimeLife } from '../lives/gift-lives';
import type { Life } from '../lives/life';
import { inRounds, ROUNDS } from '../measure/rounds';
import { WorkedInbox } from '../rig/worked-inbox';
import type { Workbench } from '../rig/workbench';

interface Sizes {
  /** Stored events before the first is timed. */
  readonly young: number;
  readonly old: number;
  /** Timed in each round. */
  readonly events: number;
}

const SIZES: Record<Size, Sizes> = {
  whole: { young: 10_000, old: 5_000_000, events: 20_000 },
  quick: { young: 10_000, old: 200_000, events: 2_000 },
};

export const eventGrowth: Bench = {
  name: 'event-growth',
  summary: 'what an event costs after ten thousand events and after five million',
  method: [
    'The same lives as in event-throughput, in batches as the drain takes them, 20,000 events a round, worked off by a',
    'process each in a database that holds ten thousand events and one that holds five million, with the gifts, charges,',
    `balance transactions and ledger entries that came of them. ${ROUNDS} rounds in turn, medians; the databases on one`,
    'server with its default 128 MB of buffers. The history is copies of one gift that was worked off, half a minute',
    'between them, made by SQL with Stripe’s objects left empty, then vacuumed and analysed. Books are checked as there,',
    'history included.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const { young, old, events } = SIZES[size];
  const kinds = await giftLives();
  const contenders = {
    young: await aged(workbench, 'young', young),
    old: await aged(workbench, 'old', old),
  };
  workbench.say('warming up');
  for (const inbox of Object.values(contenders)) await inbox.workOff(kinds, WARM_UP, 'batches');
  const medians = await inRounds(async (round) => {
    workbench.say(`round ${round} of ${ROUNDS}`);
    return {
      young: await msPerEvent(contenders.young, kinds, events),
      old: await msPerEvent(contenders.old, kinds, events),
    };
  });
  return [
    {
      ...{ name: 'event-growth.an-event', value: medians.old, unit: 'ms' },
      beside: { name: `of ${young.toLocaleString('en')}, not ${old.toLocaleString('en')}`, value: medians.young },
      aim: { of: 'ratio', bound: 'at most', limit: 1.2 },
    },
  ];
}

/** Until the worker's code is compiled and the database's own pages are in memory. */
const WARM_UP = 2_000;

async function aged(workbench: Workbench, name: string, events: number): Promise<WorkedInbox> {
  const life = await oneTimeLife();
  const inbox = await WorkedInbox.start(workbench, name);
  workbench.say(`writing a history of ${events.toLocaleString('en')} events`);
  await inbox.growOld(life, Math.floor(events / life.inbox.length));
  return inbox;
}

async function msPerEvent(inbox: WorkedInbox, kinds: readonly Life[], events: number): Promise<number> {
  const result = await inbox.workOff(kinds, events, 'batches');
  return (result.seconds * 1_000) / result.events;
}

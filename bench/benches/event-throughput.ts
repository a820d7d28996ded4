import type { Bench, Figure, Size } from '../bench';
import { giftLives } from '../lives/gift-lives';
import type { Life } from '../lives/life';
import { inRounds, ROUNDS } from '../measure/rounds';
import { percentile } from '../measure/statistics';
import { WorkedInbox } from '../rig/worked-inbox';
import type { Workbench } from '../rig/workbench';
import { arrivalToBooked, ARRIVALS_PER_SECOND } from './arrival-to-booked';

interface Sizes {
  readonly warmUp: number;
  /** Events of each round. */
  readonly inBatches: number;
  readonly oneByOne: number;
  /** The process has worked off about 20,000 by then, and ten times as many afterwards. */
  readonly afterwards: number;
}

const SIZES: Record<Size, Sizes> = {
  whole: { warmUp: 2_000, inBatches: 5_000, oneByOne: 1_000, afterwards: 180_000 },
  quick: { warmUp: 500, inBatches: 1_000, oneByOne: 200, afterwards: 10_000 },
};

export const eventThroughput: Bench = {
  name: 'event-throughput',
  summary: 'events worked off to state and ledger a second, how soon after they arrive, and the memory it takes',
  method: [
    'Whole lives: of four gifts three are given once (5 events and the answer that names the balance transaction) and',
    'one is monthly, with its second month (22 rows); ids, addresses and donors of its own for each. Written into the',
    'inbox by SQL, life after life, then worked off by one process through the app’s own claim and processor: in batches',
    `as the drain takes them, and each event in a transaction of its own. ${ROUNDS} rounds in turn, medians. After each`,
    'run no event may be left, every gift must be confirmed, and every account of the ledger must say what Stripe’s',
    'balance transactions add up to: one cent elsewhere fails the bench. Only the work is timed, not the writing of the',
    'rows. Memory: RSS of that process, after about 20,000 events and after ten times as many.',
    `To booked: signed webhooks, ${ARRIVALS_PER_SECOND} a second, to the app with ROLE=all; from the answer of each until it is seen`,
    'done in the database, asked every 4 ms. PostgreSQL with fsync on and the load share the cores.',
  ].join(' '),
  measure,
};

async function measure(workbench: Workbench, size: Size): Promise<Figure[]> {
  const sizes = SIZES[size];
  const inbox = await WorkedInbox.start(workbench, 'throughput');
  const kinds = await giftLives();
  workbench.say('warming up');
  await inbox.workOff(kinds, sizes.warmUp, 'batches');
  const medians = await inRounds(async (round) => {
    workbench.say(`round ${round} of ${ROUNDS}`);
    return perSecond(inbox, kinds, sizes);
  });
  const memory = await memoryFigure(workbench, inbox, kinds, sizes);
  workbench.say(`from arrival to booked, ${ARRIVALS_PER_SECOND} a second`);
  const bookedAfterMs = await arrivalToBooked(workbench, size);
  return [
    { name: 'event-throughput.in-batches', value: medians.inBatches, unit: 'per s', aim: atLeast(1_500) },
    { name: 'event-throughput.one-by-one', value: medians.oneByOne, unit: 'per s', aim: atLeast(500) },
    { name: 'event-throughput.to-booked-p50', value: percentile(bookedAfterMs, 50), unit: 'ms' },
    { name: 'event-throughput.to-booked-p99', value: percentile(bookedAfterMs, 99), unit: 'ms' },
    memory,
  ];
}

function atLeast(limit: number): Figure['aim'] {
  return { of: 'value', bound: 'at least', limit };
}

async function perSecond(inbox: WorkedInbox, kinds: readonly Life[], { inBatches, oneByOne }: Sizes) {
  const batches = await inbox.workOff(kinds, inBatches, 'batches');
  const single = await inbox.workOff(kinds, oneByOne, 'one-by-one');
  return { inBatches: batches.events / batches.seconds, oneByOne: single.events / single.seconds };
}

async function memoryFigure(
  workbench: Workbench,
  inbox: WorkedInbox,
  kinds: readonly Life[],
  { oneByOne, afterwards }: Sizes,
): Promise<Figure> {
  const before = await inbox.workOff(kinds, oneByOne, 'batches');
  workbench.say(`memory, over ${afterwards} events more`);
  const after = await inbox.workOff(kinds, afterwards, 'batches');
  return {
    ...{ name: 'event-throughput.memory', value: after.residentMiB, unit: 'MiB' },
    beside: { name: 'before', value: before.residentMiB },
    aim: { of: 'ratio', bound: 'at most', limit: 1.15 },
  };
}

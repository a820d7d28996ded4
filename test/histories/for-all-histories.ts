import fc from 'fast-check';
import { anyLife } from './any-life';
import type { History } from './history';
import type { Life } from './life';
import { live } from './live';

/**
 * Checks what holds for every history. A failure prints its seed and path, and the smallest life found: with
 * MAINSTAY_SEED the same lives come again. MAINSTAY_LONG=1 looks at a hundred times as many and more, others each time.
 * @param share of the usual number of histories; some will do for what is expensive
 */
export async function forAllHistories(
  check: (history: History, chance: Chance) => Promise<void>,
  share = 1,
): Promise<void> {
  const told = fc.asyncProperty(anyLife(), fc.integer(), async (life, chance) =>
    check(await historyOf(life), new Chance(chance)),
  );
  await fc.assert(told, { numRuns: Math.ceil(HISTORIES * share), seed: SEED });
}

const lived = new Map<string, Promise<History>>();

/** Every property looks at the same lives. */
function historyOf(life: Life): Promise<History> {
  const key = JSON.stringify(life);
  const history = lived.get(key) ?? live(life);
  if (!IS_LONG) lived.set(key, history);
  return history;
}

/** What a test leaves to chance, from the seed. */
export class Chance {
  constructor(private state: number) {}

  /** 0 … below − 1. */
  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) | 0;
    return Math.floor(((this.state >>> 8) / 2 ** 24) * limit);
  }

  shuffled<T>(items: readonly T[]): T[] {
    const left = [...items];
    return items.map(() => left.splice(this.below(left.length), 1)[0] as T);
  }

  some<T>(items: readonly T[]): T[] {
    return items.filter(() => this.below(2) === 0);
  }
}

export const IS_LONG = process.env['MAINSTAY_LONG'] === '1';
/** For what looks at so many, also on a machine that has other work to do. */
export const PATIENCE_MS = IS_LONG ? 8 * 3_600_000 : 600_000;

const HISTORIES = IS_LONG ? 10_000 : 40;
const SEED = Number(process.env['MAINSTAY_SEED'] ?? (IS_LONG ? Date.now() % 1e9 : 20_261_101));

import type { RecurringRow } from './dashboard-rows';

/** A step of the waterfall: what a year of it brings, and how many gifts it is. */
export interface Step {
  readonly kind: string;
  readonly words: string;
  readonly minor: bigint;
  readonly gifts: number;
}

/** How many recurring gifts are live now. */
export function giftsOf(rows: readonly RecurringRow[], frequency: string): number {
  return rows.filter((row) => row.frequency === frequency).reduce((sum, { gifts }) => sum + gifts, 0);
}

/** How many donors have at least one live gift of a frequency; in each currency that they give in. */
export function donorsOf(rows: readonly RecurringRow[], frequency: string): number {
  return rows.filter((row) => row.frequency === frequency).reduce((sum, { donors }) => sum + donors, 0);
}

/** What they bring in a month, by currency: for display alone, as a year does not divide by twelve. */
export function monthlyOf(rows: readonly RecurringRow[]): { currency: string; minor: bigint }[] {
  return currenciesOf(rows).map((currency) => ({ currency, minor: sumOf(rows, currency) / 12n }));
}

export function currenciesOf(rows: readonly RecurringRow[]): string[] {
  return [...new Set(rows.map(({ currency }) => currency))].sort();
}

/** From what was live when the interval began to what is live when it ends; the steps between add up to it. */
export function waterfall(rows: readonly RecurringRow[], currency: string): Step[] {
  const own = rows.filter((row) => row.currency === currency);
  const step = (kind: string, words: string): Step => {
    const chosen = own.filter((row) => row.kind === kind);
    return {
      ...{ kind, words, minor: sumOf(chosen, currency) },
      gifts: chosen.reduce((sum, { gifts }) => sum + gifts, 0),
    };
  };
  const closing = { minor: sumOf(own, currency), gifts: own.reduce((sum, { gifts }) => sum + gifts, 0) };
  const between = KINDS.map(([kind, words]) => step(kind, words));
  return [step('opening', 'Opening'), ...between, { kind: 'closing', words: 'Closing', ...closing }];
}

function sumOf(rows: readonly RecurringRow[], currency: string): bigint {
  return rows.filter((row) => row.currency === currency).reduce((sum, { minor }) => sum + BigInt(minor), 0n);
}

/** As the report names them; the last two are why donors left. */
const KINDS: readonly (readonly [kind: string, words: string])[] = [
  ...([
    ['new', 'New'],
    ['reactivated', 'Reactivated'],
    ['further', 'Further'],
  ] as const),
  ...([
    ['resumed', 'Resumed'],
    ['up', 'Up'],
    ['down', 'Down'],
    ['moved', 'Moved'],
    ['paused', 'Paused'],
  ] as const),
  ...([
    ['chosen', 'Left by choice'],
    ['failed', 'Left by failed payment'],
  ] as const),
];

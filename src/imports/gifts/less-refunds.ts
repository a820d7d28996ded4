import type { LineFaults } from '../formats/line-faults';
import type { Skipped } from '../formats/skipped';
import type { GiftLine, RefundLine } from './gift-line';

interface Told {
  readonly faults: LineFaults;
  readonly skipped: Skipped;
}

/** The gifts of a file, less what other records of it say was given back. A gift of which nothing is left is none. */
export function lessRefunds(
  gifts: ReadonlyMap<string, GiftLine>,
  refunds: readonly RefundLine[],
  { faults, skipped }: Told,
): { gifts: GiftLine[]; refundsOfOthers: RefundLine[] } {
  const left = new Map(gifts);
  for (const { line, about, amountMinor, currency } of refunds) {
    const gift = left.get(about);
    if (gift === undefined) continue;
    if (gift.currency === currency) left.set(about, { ...gift, amountMinor: gift.amountMinor - amountMinor });
    else faults.add(line, null, `the currency of the gift that it gives back, ${gift.currency} (line ${gift.line})`);
  }
  const kept = [...left.values()].filter(({ amountMinor }) => amountMinor > 0n || skipped.add('given back'));
  return { gifts: kept, refundsOfOthers: refunds.filter(({ about }) => !gifts.has(about)) };
}

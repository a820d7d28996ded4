import type { Account } from './accounts';
import type { Entry, Posting } from './postings/posting';

/** What stands in the ledger under one key, all revisions added up. */
export interface Booked {
  readonly key: string;
  readonly revision: number;
  readonly firstId: string;
  readonly entries: readonly Entry[];
}

/** A ledger transaction to be written. */
export interface NewTransaction extends Posting {
  readonly revision: number;
  readonly corrects: string | null;
}

/** What is wanted less what is booked. Usually nothing or all of it; anything between is a correction. */
export function difference(wanted: readonly Posting[], booked: ReadonlyMap<string, Booked>): NewTransaction[] {
  return wanted.flatMap((posting) => {
    const before = booked.get(posting.key);
    const entries = subtract(posting.entries, before?.entries ?? []);
    if (entries.length === 0) return [];
    return [{ ...posting, entries, revision: (before?.revision ?? 0) + 1, corrects: before?.firstId ?? null }];
  });
}

function subtract(wanted: readonly Entry[], booked: readonly Entry[]): Entry[] {
  const sums = new Map<string, bigint>();
  const add = ({ account, currency }: Entry, amountMinor: bigint) => {
    const place = `${account} ${currency}`;
    sums.set(place, (sums.get(place) ?? 0n) + amountMinor);
  };
  for (const entry of wanted) add(entry, entry.amountMinor);
  for (const entry of booked) add(entry, -entry.amountMinor);
  return [...sums]
    .filter(([, amountMinor]) => amountMinor !== 0n)
    .map(([place, amountMinor]) => {
      const [account, currency] = place.split(' ') as [Account, string];
      return { account, currency, amountMinor };
    });
}

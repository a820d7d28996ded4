import type { ImportTotal } from './import-report';

type Summed = Omit<ImportTotal, 'count'>;

/** Sums what has the same currency, kind and year. */
export function importTotals(rows: readonly Summed[]): ImportTotal[] {
  const totals = new Map<string, ImportTotal>();
  for (const { currency, kind, year, amountMinor } of rows) {
    const key = `${currency} ${year ?? ''} ${kind}`;
    const before = totals.get(key) ?? {
      currency,
      kind,
      ...(year === undefined ? {} : { year }),
      count: 0,
      amountMinor: 0n,
    };
    totals.set(key, { ...before, count: before.count + 1, amountMinor: before.amountMinor + amountMinor });
  }
  return [...totals].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, total]) => total);
}

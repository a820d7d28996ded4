import type { DefinedColumn, ReportDefinition } from '../definitions/definition';
import type { ControlTotal, ReportRow, ReportTotals } from './reading';

/** Adds up what was read, each currency apart. */
export class Totals {
  private rowCount = 0;
  private readonly columns: readonly TotalledColumn[];
  private readonly series: readonly number[];

  constructor({ columns, series = [] }: Pick<ReportDefinition, 'columns' | 'series'>) {
    const placeOf = (name: string) => columns.findIndex((column) => column.name === name);
    this.series = series.map(placeOf);
    this.columns = columns.flatMap((column, place) =>
      column.total === undefined ? [] : [totalled(column, place, placeOf(column.currencyColumn ?? ''))],
    );
  }

  add(row: ReportRow): void {
    this.rowCount++;
    const series = this.series.map((place) => row[place] ?? '').join('\t');
    for (const { place, currencyPlace, total, sums, edges } of this.columns) {
      const [cell, currency] = [row[place] ?? null, row[currencyPlace] ?? null];
      if (cell === null || currency === null) continue;
      if (total === 'sum') sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(cell));
      else if (total === 'last' || !edges.has(series)) edges.set(series, { currency, minor: BigInt(cell) });
    }
  }

  totals(): ReportTotals {
    return { rowCount: this.rowCount, totals: this.columns.flatMap(totalsOf) };
  }
}

interface TotalledColumn {
  readonly name: string;
  readonly place: number;
  readonly currencyPlace: number;
  readonly total: NonNullable<DefinedColumn['total']>;
  /** By currency. */
  readonly sums: Map<string, bigint>;
  /** The first or last of each series. */
  readonly edges: Map<string, { readonly currency: string; readonly minor: bigint }>;
}

function totalled({ name, total }: DefinedColumn, place: number, currencyPlace: number): TotalledColumn {
  return { name, place, currencyPlace, total: total ?? 'sum', sums: new Map(), edges: new Map() };
}

function totalsOf({ name, sums, edges }: TotalledColumn): ControlTotal[] {
  const all = new Map(sums);
  for (const { currency, minor } of edges.values()) all.set(currency, (all.get(currency) ?? 0n) + minor);
  return [...all]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, minor]) => ({ column: name, currency, minor: String(minor) }));
}

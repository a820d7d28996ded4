import type { ReportColumn } from '../run/reading';

/** How a column is added up for the control totals, each currency apart. */
export type Total =
  /** Every row. */
  | 'sum'
  /** The first row of each series: what stood there when the interval began. */
  | 'first'
  /** The last row of each series. */
  | 'last';

export interface DefinedColumn extends ReportColumn {
  readonly total?: Total;
  /** As it stands when the report is made, and not as of its block: what proves a closed month leaves it out. */
  readonly standing?: 'latest';
}

/** One report: its SQL stands beside, in a file of the same name, and opens with its definition. */
export interface ReportDefinition {
  readonly name: string;
  readonly columns: readonly DefinedColumn[];
  /** Columns that tell one series of rows from another; for totals of `first` and `last`. */
  readonly series?: readonly string[];
  /** By what it can be narrowed beside its interval. */
  readonly narrowedBy: readonly Narrowing[];
  /** Where what became known after its month was closed counts; undefined: in the first month that was open then. */
  readonly lateFacts?: LateFacts;
}

export type LateFacts = 'in the first open month' | 'when they happened';

export type Narrowing = 'currency' | 'frequency' | 'campaign';

export const EVERY_NARROWING: readonly Narrowing[] = ['currency', 'frequency', 'campaign'];

/** Columns by name and title, in order; the type is `text` where none is named. */
export function column(name: string, title: string, type: ReportColumn['type'] = 'text'): DefinedColumn {
  return { name, title, type };
}

/** An amount in the currency of another column of its row. */
export function amount(name: string, title: string, total?: Total, currencyColumn = 'currency'): DefinedColumn {
  return { name, title, type: 'amount', currencyColumn, ...(total && { total }) };
}

/** A number of things, such as gifts or donors; no total: what could be counted twice is not added up. */
export function count(name: string, title: string): DefinedColumn {
  return column(name, title, 'count');
}

/** The same, of something that may become known or move later. */
export function latest(defined: DefinedColumn): DefinedColumn {
  return { ...defined, standing: 'latest' };
}

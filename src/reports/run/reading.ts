/**
 * What a column holds; every cell travels as PostgreSQL writes it, so that nothing is rounded on the way.
 * - `text`: anything, also what donors or Stripe chose: escaped by whoever writes it down
 * - `id`: ours or Stripe's, letters, digits, `_` and `-` only
 * - `day`: 2027-03-01, of the report's zone · `instant`: 2027-03-01T10:00:00Z
 * - `currency`: ISO 4217 in capitals
 * - `amount`: an integer in minor units of the currency that stands in `currencyColumn` of the same row
 * - `count`: an integer · `rate`: a decimal number
 */
export type ColumnType = 'text' | 'id' | 'day' | 'instant' | 'currency' | 'amount' | 'count' | 'rate';

export interface ReportColumn {
  /** Stable, in small letters and `_`: programs depend on it. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly type: ColumnType;
  /** Of an amount: which column names its currency. */
  readonly currencyColumn?: string;
}

/** One cell for each column; null: there is nothing to say. */
export type ReportRow = readonly (string | null)[];

/** What a report says of itself, known before its first row. Nothing in it depends on when it was asked for. */
export interface ReportAbout {
  /** Such as "balance-roll-forward". */
  readonly name: string;
  readonly title: string;
  /** What is counted and how, in sentences; printed with the report. */
  readonly definition: string;
  readonly newsroom: string;
  /** IANA name of the zone in which days and months are cut. */
  readonly zone: string;
  /** The interval [from, to), days of the zone. */
  readonly from: string;
  readonly to: string;
  /** Narrowed to these; null: all. */
  readonly currency: string | null;
  readonly frequency: string | null;
  readonly campaign: string | null;
  /** The sealed block of the ledger up to which facts are counted; number 0: there is none yet. */
  readonly asOf: { readonly block: string; readonly sealedAt: string | null; readonly hash: string };
  /** Version of the rules by which it is made. */
  readonly rules: string;
  readonly columns: readonly ReportColumn[];
}

/** Sum of one amount column in one currency, in minor units. No total ever crosses currencies. */
export interface ControlTotal {
  readonly column: string;
  readonly currency: string;
  readonly minor: string;
}

export interface ReportTotals {
  readonly rowCount: number;
  /** In the order of columns, then of currencies. */
  readonly totals: readonly ControlTotal[];
}

/** A report while it is read: rows come in batches, from one snapshot of the database. */
export interface ReportReading {
  readonly about: ReportAbout;
  /** To be read once, to its end. */
  readonly batches: AsyncIterable<readonly ReportRow[]>;
  /** Known when the last batch was read; throws before. */
  totals(): ReportTotals;
}

/** Writes a report in one format, chunk by chunk. */
export type ReportWriter = (reading: ReportReading) => AsyncIterable<string | Uint8Array>;

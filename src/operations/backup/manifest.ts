/** What a backup says of itself, as its last frame: by then every figure is known. */
export interface Manifest {
  readonly appVersion: string;
  /** ISO 8601, of the snapshot. */
  readonly createdAt: string;
  /** PostgreSQL's own words. */
  readonly serverVersion: string;
  /** Names of those applied, in order. */
  readonly migrations: readonly string[];
  /** In the order in which they can be loaded: what is referred to comes first. */
  readonly tables: readonly TableFigures[];
  readonly sequences: readonly SequencePosition[];
  /** Identity keys without which some of the sealed values cannot be opened. */
  readonly identityKeyIds: readonly string[];
  /** Whether the key file itself is inside. */
  readonly hasKeyFile: boolean;
  /** Erasures known to the database; a log with fewer is not the log of this installation. */
  readonly erasures: number;
  /** Null before there was a ledger. */
  readonly ledger: LedgerFigures | null;
}

export interface TableContent {
  readonly name: string;
  readonly columns: readonly string[];
}

export interface TableFigures extends TableContent {
  readonly rows: number;
  /** Hexadecimal, over the rows in the order of their primary key, as COPY writes them. */
  readonly sha256: string;
}

export interface SequencePosition {
  readonly name: string;
  /** A bigint in decimal. */
  readonly lastValue: string;
  readonly isCalled: boolean;
}

export interface LedgerFigures {
  readonly transactions: number;
  readonly currencies: readonly CurrencyFigures[];
  readonly newestBlock: { readonly number: string; readonly hash: string } | null;
}

export interface CurrencyFigures {
  readonly currency: string;
  readonly entries: number;
  /** Bigints in decimal, minor units. The sum of all entries is zero; that of the debits says how much was booked. */
  readonly sumMinor: string;
  readonly debitMinor: string;
}

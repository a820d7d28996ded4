import type { LineFault } from '../formats/line-faults';
import type { Source } from '../formats/format';

/** Sums of one currency and kind of gift; never of two currencies. */
export interface ImportTotal {
  readonly currency: string;
  readonly kind: string;
  /** Of past gifts; absent: agreements have none. */
  readonly year?: number;
  readonly count: number;
  readonly amountMinor: bigint;
}

/** What an import does, or would do: the same figures, tried or real. */
export interface ImportReport {
  readonly source: Source;
  /** Records in the file. */
  readonly lines: number;
  /** Those that are new, and are or would be kept. */
  readonly taken: number;
  /** Imported before, as they are. */
  readonly known: number;
  /** Other records, by why they were left out. */
  readonly skipped: Readonly<Record<string, number>>;
  /** How many people the new ones are of. */
  readonly donors: number;
  /** Of the new ones. */
  readonly totals: readonly ImportTotal[];
  readonly faults: readonly LineFault[];
  /** Whether anything was written. */
  readonly written: boolean;
}

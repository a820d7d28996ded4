import type { ReportReading, ReportRow, ReportTotals, ReportAbout } from './reading';

/** The beginning of a report, with what all of it comes to. */
export interface FirstRows extends ReportTotals {
  readonly about: ReportAbout;
  readonly rows: readonly ReportRow[];
}

/** Reads all of a report and keeps its first rows. */
export async function firstRows({ about, batches, totals }: ReportReading, limit: number): Promise<FirstRows> {
  const rows: ReportRow[] = [];
  for await (const batch of batches) for (const row of batch) if (rows.length < limit) rows.push(row);
  return { about, rows, ...totals() };
}

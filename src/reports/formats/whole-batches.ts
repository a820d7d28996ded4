import type { ReportReading, ReportRow } from '../run/reading';

/** The batches of a reading, which must hold as many rows as its totals say: a report that lacks some must not look whole. */
export async function* wholeBatches(reading: ReportReading): AsyncGenerator<readonly ReportRow[]> {
  let read = 0;
  for await (const batch of reading.batches) {
    read += batch.length;
    yield batch;
  }
  const { rowCount } = reading.totals();
  if (read !== rowCount) throw new Error(`The report has ${rowCount} rows and ${read} were read`);
}

import type { JournalDialect } from '../formats/journals/journal';
import type { ReportReading, ReportRow } from '../run/reading';

/** How many lines of a file were read so far, and whether these are all. */
export class RowCount {
  rows = 0;
  isWhole = false;

  /** The same reading, and what is read of it is counted. */
  of(reading: ReportReading): ReportReading {
    return { ...reading, batches: this.counted(reading.batches) };
  }

  /** The same dialect, and the transactions that it writes are counted. */
  ofJournal(dialect: JournalDialect): JournalDialect {
    return {
      head: (request, names) => dialect.head(request, names),
      item: (item) => {
        if (item.kind === 'transaction') this.rows += 1;
        return dialect.item(item);
      },
      comment: (text) => dialect.comment(text),
    };
  }

  private async *counted(batches: AsyncIterable<readonly ReportRow[]>): AsyncGenerator<readonly ReportRow[]> {
    for await (const batch of batches) {
      this.rows += batch.length;
      yield batch;
    }
    this.isWhole = true;
  }
}

import type { ReportRow } from '../../run/reading';

/** Rows of a report handed out in turns, as many as a sheet still has room for. */
export class WaitingRows {
  private readonly batches: AsyncIterator<readonly ReportRow[]>;
  private batch: readonly ReportRow[] = [];
  private taken = 0;

  constructor(batches: AsyncIterable<readonly ReportRow[]>) {
    this.batches = batches[Symbol.asyncIterator]();
  }

  /** @returns some of the next rows, as many as fit at most; none: there are no more */
  async take(atMost: number): Promise<readonly ReportRow[]> {
    if (!(await this.anyLeft())) return [];
    const rows = this.batch.slice(this.taken, this.taken + atMost);
    this.taken += rows.length;
    return rows;
  }

  async anyLeft(): Promise<boolean> {
    while (this.taken === this.batch.length) {
      const next = await this.batches.next();
      if (next.done === true) return false;
      [this.batch, this.taken] = [next.value, 0];
    }
    return true;
  }

  /** No more are wanted. */
  async close(): Promise<void> {
    await this.batches.return?.();
  }
}

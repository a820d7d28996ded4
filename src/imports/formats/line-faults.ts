/** What is wrong with one record. What it holds is never repeated: it may be somebody's address. */
export interface LineFault {
  readonly line: number;
  /** As the file calls it; null: the record as a whole. */
  readonly column: string | null;
  readonly expected: string;
}

/** Gathers faults while a record is read, so that all of them are told at once. */
export class LineFaults {
  readonly all: LineFault[] = [];

  /** @returns undefined, for whoever reads a value that is not there */
  add(line: number, column: string | null, expected: string): undefined {
    this.all.push({ line, column, expected });
    return undefined;
  }
}

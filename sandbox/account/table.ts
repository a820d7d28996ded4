export interface Row {
  readonly id: string;
}

/** Rows in the order they were first put, found by id or walked from the newest, as every Stripe list is. */
export class Table<R extends Row> {
  private readonly positions = new Map<string, number>();
  private readonly rows: (R | undefined)[] = [];

  get size(): number {
    return this.positions.size;
  }

  get(id: string): R | undefined {
    const position = this.positions.get(id);
    return position === undefined ? undefined : this.rows[position];
  }

  /** Adds the row, or takes the place of the one with its id; returns what was there. */
  put(row: R): R | undefined {
    const position = this.positions.get(row.id);
    if (position === undefined) {
      this.positions.set(row.id, this.rows.push(row) - 1);
      return undefined;
    }
    const previous = this.rows[position];
    this.rows[position] = row;
    return previous;
  }

  remove(id: string): R | undefined {
    const position = this.positions.get(id);
    if (position === undefined) return undefined;
    const previous = this.rows[position];
    this.rows[position] = undefined;
    this.positions.delete(id);
    return previous;
  }

  *newestFirst(olderThan?: string): Generator<R> {
    const start = olderThan === undefined ? this.rows.length : (this.positions.get(olderThan) ?? 0);
    for (let position = start - 1; position >= 0; position--) {
      const row = this.rows[position];
      if (row !== undefined) yield row;
    }
  }

  *oldestFirst(newerThan?: string): Generator<R> {
    const start = newerThan === undefined ? 0 : (this.positions.get(newerThan) ?? this.rows.length) + 1;
    for (let position = start; position < this.rows.length; position++) {
      const row = this.rows[position];
      if (row !== undefined) yield row;
    }
  }
}

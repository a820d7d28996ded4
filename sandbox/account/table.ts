export interface Row {
  readonly id: string;
}

/** Holes are left where rows were removed; once they are this many, and most of the table, it is laid out anew. */
const MANY_HOLES = 1_000;

/** Rows in the order they were first put, found by id or walked from the newest, as every Stripe list is. */
export class Table<R extends Row> {
  private positions = new Map<string, number>();
  private rows: (R | undefined)[] = [];
  private readonly indexes = new Map<keyof R, Map<unknown, Set<string>>>();

  get size(): number {
    return this.positions.size;
  }

  get(id: string): R | undefined {
    const position = this.positions.get(id);
    return position === undefined ? undefined : this.rows[position];
  }

  /** Adds the row, or takes the place of the one with its id; returns what was there. */
  put(row: R): R | undefined {
    for (const [field, index] of this.indexes) enter(index, field, row);
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
    for (const [field, index] of this.indexes) if (previous) index.get(previous[field])?.delete(id);
    if (this.rows.length - this.size > Math.max(MANY_HOLES, this.size)) this.closeHoles();
    return previous;
  }

  *newestFirst(olderThan?: string): Generator<R> {
    const { rows } = this;
    const start = olderThan === undefined ? rows.length : (this.positions.get(olderThan) ?? 0);
    for (let position = start - 1; position >= 0; position--) {
      const row = rows[position];
      if (row !== undefined) yield row;
    }
  }

  *oldestFirst(newerThan?: string): Generator<R> {
    const { rows } = this;
    const start = newerThan === undefined ? 0 : (this.positions.get(newerThan) ?? rows.length) + 1;
    for (let position = start; position < rows.length; position++) {
      const row = rows[position];
      if (row !== undefined) yield row;
    }
  }

  /** The rows whose field has that value, newest first, without a walk through all: the field is indexed from then on. */
  where<F extends keyof R>(field: F, value: R[F]): R[] {
    const place = ({ id }: R): number => this.positions.get(id) as number;
    return [...(this.indexBy(field).get(value) ?? [])]
      .flatMap((id) => this.get(id) ?? [])
      .filter((row) => row[field] === value)
      .sort((a, b) => place(b) - place(a));
  }

  private indexBy(field: keyof R): Map<unknown, Set<string>> {
    let index = this.indexes.get(field);
    if (index) return index;
    this.indexes.set(field, (index = new Map()));
    for (const row of this.oldestFirst()) enter(index, field, row);
    return index;
  }

  /** A new array: a walk under way goes on over the old one. */
  private closeHoles(): void {
    this.rows = this.rows.filter((row) => row !== undefined);
    this.positions = new Map(this.rows.map((row, position) => [(row as R).id, position]));
  }
}

function enter<R extends Row>(index: Map<unknown, Set<string>>, field: keyof R, row: R): void {
  const ids = index.get(row[field]);
  if (ids) ids.add(row.id);
  else index.set(row[field], new Set([row.id]));
}

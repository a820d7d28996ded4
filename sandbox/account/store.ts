import type { Change } from './change';
import type { Journal } from './journal';
import type { TableName, Tables } from './tables';
import { Table } from './table';

/**
 * The account's memory. Rows are never changed in place: a change is a new row under the same id, so that an event can
 * keep the object it was born with. What a transaction changes is journalled in one line before anybody hears of it.
 */
export class Store {
  private readonly tables = new Map<TableName, Table<Tables[TableName]>>();
  private changes: Change[] | undefined;
  private undo: (() => void)[] = [];
  private afterwards: (() => void)[] = [];

  constructor(private readonly journal: Journal | undefined) {}

  get<N extends TableName>(name: N, id: string): Tables[N] | undefined {
    return this.table(name).get(id);
  }

  all<N extends TableName>(name: N): Table<Tables[N]> {
    return this.table(name);
  }

  put<N extends TableName>(name: N, row: Tables[N]): Tables[N] {
    const table = this.table(name);
    const previous = table.put(row);
    this.record({ table: name, id: row.id, row }, () => (previous ? table.put(previous) : table.remove(row.id)));
    return row;
  }

  remove(name: TableName, id: string): void {
    const table = this.table(name);
    const previous = table.remove(id);
    if (previous) this.record({ table: name, id }, () => table.put(previous));
  }

  /** Forgets every row but those told to stay. */
  clear(stays: (name: TableName, row: Tables[TableName]) => boolean): void {
    for (const { table, id, row } of [...this.everything()]) {
      if (row && !stays(table, row)) this.remove(table, id);
    }
  }

  /** Puts back what a journal holds, without journalling it again. */
  restore({ table: name, id, row }: Change): void {
    const table = this.table(name);
    if (row) table.put(row);
    else table.remove(id);
  }

  /** All of the work or, when it throws, none of it. A transaction inside another is part of it. */
  transaction<T>(work: () => T): T {
    if (this.changes) return work();
    this.changes = [];
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  /** Runs once the transaction under way is journalled; at once where there is none. */
  afterCommit(action: () => void): void {
    if (this.changes) this.afterwards.push(action);
    else action();
  }

  *everything(): Generator<Change> {
    for (const [name, table] of this.tables) {
      for (const row of table.oldestFirst()) yield { table: name, id: row.id, row };
    }
  }

  private table<N extends TableName>(name: N): Table<Tables[N]> {
    let table = this.tables.get(name);
    if (!table) this.tables.set(name, (table = new Table()));
    return table as unknown as Table<Tables[N]>;
  }

  private record(change: Change, undo: () => void): void {
    if (!this.changes) throw new Error(`${change.table} was changed outside a transaction`);
    this.changes.push(change);
    this.undo.push(undo);
  }

  private commit(): void {
    if (this.changes?.length) this.journal?.append(this.changes);
    const actions = this.afterwards;
    this.close();
    for (const action of actions) action();
  }

  private rollBack(): void {
    const undo = this.undo;
    this.close();
    for (const step of undo.reverse()) step();
  }

  private close(): void {
    this.changes = undefined;
    this.undo = [];
    this.afterwards = [];
  }
}

import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata.js';
import { prepared } from './prepared';

/**
 * Reads and writes rows of an entity by its primary key, many at once and by statements planned once. TypeORM composes
 * and PostgreSQL plans anew for every call what is always the same here; with each event that is most of the work.
 */
export class FactTable<Row extends ObjectLiteral> {
  private constructor(
    private readonly columns: readonly ColumnMetadata[],
    private readonly select: string,
    private readonly upsert: string,
  ) {}

  /** @param entity has one primary column, of type text */
  static of<Row extends ObjectLiteral>(dataSource: DataSource, entity: EntityTarget<Row>): FactTable<Row> {
    const known = tables.get(dataSource)?.get(entity);
    if (known !== undefined) return known as unknown as FactTable<Row>;
    const { tableName, columns, primaryColumns } = dataSource.getMetadata(entity);
    const key = quoted(primaryColumns[0] as ColumnMetadata);
    const names = columns.map(quoted);
    const updates = names.filter((name) => name !== key).map((name) => `${name} = excluded.${name}`);
    const table = new FactTable<Row>(
      columns,
      `select ${columns.map(selected).join(', ')} from ${tableName} where ${key} = any($1)`,
      `insert into ${tableName} (${names.join(', ')})
       select ${names.join(', ')} from json_populate_recordset(null::${tableName}, $1)
       on conflict (${key}) do update set ${updates.join(', ')}`,
    );
    if (!tables.has(dataSource)) tables.set(dataSource, new Map());
    tables.get(dataSource)?.set(entity, table as unknown as FactTable<ObjectLiteral>);
    return table;
  }

  async find(manager: EntityManager, keys: readonly string[]): Promise<Row[]> {
    const rows = await prepared<Record<string, unknown>>(manager, this.select, [keys]);
    return rows.map((row) => this.fromDatabase(row));
  }

  /** Inserts, or replaces what stands under the key. */
  async write(manager: EntityManager, rows: readonly Row[]): Promise<void> {
    await prepared(manager, this.upsert, [JSON.stringify(rows.map((row) => this.toDatabase(row)))]);
  }

  private fromDatabase(row: Record<string, unknown>): Row {
    const entries = this.columns.map(({ propertyName, databaseName, transformer }) => {
      const value = row[databaseName];
      return [propertyName, isTransformer(transformer) ? (transformer.from(value) as unknown) : value];
    });
    return Object.fromEntries(entries) as Row;
  }

  private toDatabase(row: Row): Record<string, unknown> {
    const entries = this.columns.map(({ propertyName, databaseName, transformer }) => {
      const value = (row as Record<string, unknown>)[propertyName];
      return [databaseName, isTransformer(transformer) ? (transformer.to(value) as unknown) : value];
    });
    return Object.fromEntries(entries) as Record<string, unknown>;
  }
}

/** Composed once for each data source. */
const tables = new WeakMap<DataSource, Map<unknown, FactTable<ObjectLiteral>>>();

function quoted({ databaseName }: ColumnMetadata): string {
  return `"${databaseName}"`;
}

/** pg makes an instant of a day, in a zone nobody asked for. */
function selected(column: ColumnMetadata): string {
  const name = quoted(column);
  return column.type === 'date' ? `${name}::text as ${name}` : name;
}

function isTransformer(value: unknown): value is { from(value: unknown): unknown; to(value: unknown): unknown } {
  return typeof value === 'object' && value !== null && 'from' in value;
}

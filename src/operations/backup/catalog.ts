import type { PoolClient } from 'pg';
import type { CatalogTable } from './catalog-table';
import { loadOrder } from './load-order';
import type { SequencePosition } from './manifest';

/**
 * Every table that the app keeps, as the database itself tells, in an order in which they can be loaded. Not those that
 * are unlogged: they hold what must not outlive a crash. The queue's tables stand in a schema of their own.
 */
export async function readCatalog(client: PoolClient): Promise<CatalogTable[]> {
  const { rows } = await client.query<TableRow>(TABLES);
  return loadOrder(
    rows.map(({ name, columns, sorting, refers_to, is_bound }) => ({
      ...{ name, columns, refersTo: refers_to, isBoundToServer: is_bound },
      // No primary key: the whole row decides.
      order: sorting ?? `${client.escapeIdentifier(name)}::text collate "C"`,
    })),
  );
}

export async function readSequences(client: PoolClient): Promise<SequencePosition[]> {
  const { rows } = await client.query<{ name: string }>(SEQUENCES);
  const positions: SequencePosition[] = [];
  for (const { name } of rows) {
    const position = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${client.escapeIdentifier(name)}`,
    );
    positions.push(...position.rows.map((row) => ({ name, ...row })));
  }
  return positions;
}

export async function hasTable(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass(quote_ident($1)) is not null as found', [
    name,
  ]);
  return rows[0]?.found === true;
}

interface TableRow {
  name: string;
  columns: string[];
  sorting: string | null;
  refers_to: string[];
  is_bound: boolean;
}

/** Not an extension's, which a hosted database may have put beside ours. */
export function isOurs(relation: string): string {
  return `not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = ${relation}.oid and deptype = 'e')`;
}

/**
 * Text is sorted by its bytes: a collation may be another one on the next server. Generated columns are made again;
 * transaction ids (xid8) with a default get a new one.
 */
const TABLES = `
  select t.relname::text as name,
    array(
      select attname::text from pg_attribute a
      where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' and not (atttypid = 'xid8'::regtype and atthasdef)
      order by attnum) as columns,
    (select string_agg(quote_ident(attname) || case when attcollation <> 0 then ' collate "C"' else '' end, ', ' order by place)
      from pg_constraint c, unnest(c.conkey) with ordinality as part(number, place), pg_attribute a
      where c.conrelid = t.oid and c.contype = 'p' and a.attrelid = t.oid and a.attnum = part.number) as sorting,
    array(
      select distinct r.relname::text from pg_constraint c join pg_class r on r.oid = c.confrelid
      where c.conrelid = t.oid and c.contype = 'f' and r.oid <> t.oid) as refers_to,
    exists (select from pg_attribute a where attrelid = t.oid and atttypid = 'xid8'::regtype and atthasdef and not attisdropped) as is_bound
  from pg_class t
  where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and t.relpersistence = 'p' and ${isOurs('t')}
  order by t.relname`;

const SEQUENCES = `
  select relname::text as name from pg_class s
  where relnamespace = current_schema()::regnamespace and relkind = 'S' and relpersistence = 'p' and ${isOurs('s')}
  order by relname`;

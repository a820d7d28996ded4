import type { EntityManager } from 'typeorm';
import { DECIDED_TABLES, FACT_TABLES, type DerivedTable } from './fact-tables';
import { liveSchema, SCRATCH_SCHEMA } from './scratch-schema';

/** A row that stored events want otherwise than it is. */
export interface RowDifference {
  /** The key, parts separated by a space. */
  readonly key: string;
  /** `missing` in use, `extra` in use, or the columns that differ. */
  readonly what: string;
}

export interface TableDifference {
  readonly table: string;
  readonly count: number;
  /** The first of them. */
  readonly rows: readonly RowDifference[];
}

/** Compares what is in use with what was rebuilt from stored events. Tables that agree are left out. */
export async function compareSchemas(manager: EntityManager): Promise<TableDifference[]> {
  const { live } = await liveSchema(manager);
  const found: TableDifference[] = [];
  for (const table of [...FACT_TABLES, ...DECIDED_TABLES])
    found.push(asDifference(table.name, await manager.query(differingRows(table, live))));
  found.push(asDifference('ledger', await manager.query(differingBooks(live))));
  return found.filter(({ count }) => count > 0);
}

function asDifference(table: string, rows: readonly RowDifference[]): TableDifference {
  return { table, count: rows.length, rows: rows.slice(0, ROWS_SHOWN) };
}

/** Enough to see what kind of fault it is. */
const ROWS_SHOWN = 20;

function differingRows({ name, key, derived, told = 'true' }: DerivedTable, live: string): string {
  const picked = (alias: string) =>
    derived === undefined
      ? `to_jsonb(${alias})`
      : `jsonb_build_object(${derived.map((column) => `'${column}', ${alias}.${column}`).join(', ')})`;
  const on = key.map((column) => `l.${column} = s.${column}`).join(' and ');
  const words = key.map((column) => `coalesce(l.${column}, s.${column})::text`).join(', ');
  return `
    select concat_ws(' ', ${words}) as key, case
      when l.${key[0]} is null then 'missing' when s.${key[0]} is null then 'extra'
      else (select string_agg(n.key, ', ' order by n.key) from jsonb_each(${picked('l')}) n
        where n.value is distinct from ${picked('s')} -> n.key) end as what
    from ${live}.${name} l full join ${SCRATCH_SCHEMA}.${name} s on ${on}
    where ${picked('l')} is distinct from ${picked('s')} and ${told}
    order by 1`;
}

/** By key, account and currency: how many corrections led there is no difference. */
function differingBooks(live: string): string {
  const sums = (schema: string) => `
    select t.key, e.account, e.currency, sum(e.amount_minor) as minor
    from ${schema}.ledger_transactions t join ${schema}.ledger_entries e on e.transaction_id = t.id
    group by 1, 2, 3 having sum(e.amount_minor) <> 0`;
  return `
    select concat_ws(' ', key, account, currency) as key,
      concat('is ', coalesce(l.minor, 0), ', should be ', coalesce(s.minor, 0)) as what
    from (${sums(live)}) l full join (${sums(SCRATCH_SCHEMA)}) s using (key, account, currency)
    where l.minor is distinct from s.minor order by 1`;
}

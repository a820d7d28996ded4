import type { EntityManager } from 'typeorm';
import { DECIDED_TABLES, FACT_TABLES, type DerivedTable } from './fact-tables';
import { liveSchema, SCRATCH_SCHEMA } from './scratch-schema';

/** Makes the facts in use those that were rebuilt, row by row: what agrees is not touched. The ledger comes after. */
export async function swapFactsIn(manager: EntityManager): Promise<void> {
  const { live } = await liveSchema(manager);
  for (const table of FACT_TABLES.toReversed()) await manager.query(deleteExtra(table, live));
  for (const table of FACT_TABLES) await manager.query(await upsert(manager, table, live));
  for (const table of DECIDED_TABLES) await manager.query(updateDerived(table, live));
  await manager.query(LETTERS.replaceAll('LIVE', live));
}

/** A parked event that could be processed now is parked no longer. */
export async function unparkProcessed(manager: EntityManager): Promise<void> {
  const { live } = await liveSchema(manager);
  await manager.query(PROCESSED.replaceAll('LIVE', live));
}

function deleteExtra({ name, key }: DerivedTable, live: string): string {
  return `delete from ${live}.${name} l where not exists (
    select from ${SCRATCH_SCHEMA}.${name} s where ${same(key)})`;
}

async function upsert(manager: EntityManager, { name, key }: DerivedTable, live: string): Promise<string> {
  const rows: { column: string }[] = await manager.query(COLUMNS, [SCRATCH_SCHEMA, name]);
  const others = rows.map(({ column }) => column).filter((column) => !key.includes(column));
  const updates = others.map((column) => `"${column}" = excluded."${column}"`).join(', ');
  return `insert into ${live}.${name} select s.* from ${SCRATCH_SCHEMA}.${name} s
    where not exists (select from ${live}.${name} l where ${same(key)} and to_jsonb(l) = to_jsonb(s))
    on conflict (${key.join(', ')}) do update set ${updates}`;
}

function updateDerived({ name, key, derived = [], told = 'true' }: DerivedTable, live: string): string {
  const differ = derived.map((column) => `l.${column} is distinct from s.${column}`).join(' or ');
  return `update ${live}.${name} l set ${derived.map((column) => `${column} = s.${column}`).join(', ')}
    from ${SCRATCH_SCHEMA}.${name} s where ${same(key)} and ${told} and (${differ})`;
}

function same(key: readonly string[]): string {
  return key.map((column) => `l.${column} = s.${column}`).join(' and ');
}

/**
 * What was booked by a rebuild alone is written about, too; what was written stays as it is, sent or not. A version before
 * named a payment that failed by its bill and try alone, whatever card was given: such a letter is the same one.
 */
const LETTERS = `
  insert into LIVE.letters select * from ${SCRATCH_SCHEMA}.letters l
  where not exists (
    select from LIVE.letters told join LIVE.gift_changes g on g.id::text = split_part(l.business_id, ':', 3)
    where l.kind = 'payment-failed' and told.kind = l.kind and told.written_at >= g.asked_at
      and told.business_id = split_part(l.business_id, ':', 1) || ':' || split_part(l.business_id, ':', 2))
  on conflict do nothing`;

const COLUMNS = `
  select column_name as column from information_schema.columns where table_schema = $1 and table_name = $2`;

const PROCESSED = `
  update LIVE.stripe_events l set state = 'done', reason = null, parked_by = null from ${SCRATCH_SCHEMA}.stripe_events s
  where l.account = s.account and l.event_id = s.event_id and l.state = 'parked' and s.state = 'done'
    and l.parked_by is distinct from 'person'`;

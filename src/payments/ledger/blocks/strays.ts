import type { DataSource } from 'typeorm';

/**
 * What the chain itself cannot tell: transactions that do not add up, that no block and no waiting list has, or that two
 * blocks have. Read in steps of so many transactions. @returns one sentence each, the first hundred or so
 */
export async function findStrays(dataSource: DataSource, transactionsAtOnce: number): Promise<string[]> {
  const found = await rowsOf(dataSource, STRAY_LINES, [ENOUGH]);
  for (let after = '0'; found.length < ENOUGH;) {
    const [step]: { last: string | null }[] = await dataSource.query(STEP, [after, transactionsAtOnce]);
    const last = step?.last ?? null;
    if (last === null) break;
    found.push(...(await rowsOf(dataSource, STRAYS, [after, last, ENOUGH])));
    after = last;
  }
  return found;
}

async function rowsOf(dataSource: DataSource, sql: string, parameters: unknown[]): Promise<string[]> {
  const rows: { fault: string }[] = await dataSource.query(sql, parameters);
  return rows.map(({ fault }) => fault);
}

const STRAY_LINES = `
  with last as (
    select coalesce(max(number), 0) as number from ledger_blocks
  )
  (select 'line ' || balance_transaction_id || ' of a payout is in no block' as fault from ledger_payout_lines, last
  where block not between 1 and last.number order by balance_transaction_id limit $1)
  union all
  (select 'movement ' || id || ' of a recurring gift is in no block' from subscription_movements, last
  where block not between 1 and last.number order by id limit $1)`;

/** More would name the cause no better. */
const ENOUGH = 100;

const STEP = `
  select max(id)::text as last from (
    select id from ledger_transactions where id > $1 order by id limit $2) step`;

/** After the id $1, up to the id $2. */
const STRAYS = `
  with step as (
    select int8range($1::bigint, $2::bigint, '(]') as ids
  ), sealed as materialized (
    -- what each block has of this step
    select unnest(b.members * int8multirange(step.ids)) as ids from ledger_blocks b, step where b.members && step.ids
  ), once as materialized (
    select coalesce(range_agg(ids), '{}') as ids from sealed
  )
  (select 'transaction ' || transaction_id || ' does not sum to zero in ' || currency as fault
  from ledger_entries where transaction_id > $1 and transaction_id <= $2
  group by transaction_id, currency having sum(amount_minor) <> 0 order by transaction_id limit $3)
  union all
  (select 'transaction ' || t.id || ' is in no block and not waiting for one' from ledger_transactions t, once
  where t.id > $1 and t.id <= $2 and not once.ids @> t.id
    and not exists (select from ledger_unsealed u where u.transaction_id = t.id)
  order by t.id limit $3)
  union all
  (select 'a transaction is in two blocks, one of ' || $1::bigint + 1 || ' to ' || $2::bigint from sealed
  having coalesce(sum(upper(ids) - lower(ids)), 0) <>
    (select coalesce(sum(upper(ids) - lower(ids)), 0) from (select unnest(once.ids) as ids from once) distinct_ids))`;

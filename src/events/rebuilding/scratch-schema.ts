import type { DataSource, EntityManager } from 'typeorm';
import { ConfigurationError } from '../../foundation/config/configuration-error';

/** Where a rebuild happens, beside the tables in use. */
export const SCRATCH_SCHEMA = 'mainstay_rebuild';

/**
 * Makes the scratch schema, lets `work` use it and removes it; what a stopped rebuild left behind goes first.
 * @param owner of the schema in use; one of its connections is held throughout
 * @throws ConfigurationError while another rebuild is under way: each would take the other's schema away
 */
export async function withScratchSchema<T>(owner: DataSource, work: () => Promise<T>): Promise<T> {
  const guard = owner.createQueryRunner();
  try {
    const [row]: { alone: boolean }[] = await guard.query(`select pg_try_advisory_lock(${REBUILD_LOCK}) as alone`);
    if (row?.alone !== true) throw new ConfigurationError(['Another rebuild of this database is under way']);
    return await inScratchSchema(owner, work);
  } finally {
    // A connection that broke has let go of the lock by itself.
    await guard.query(`select pg_advisory_unlock(${REBUILD_LOCK})`).catch(() => undefined);
    await guard.release();
  }
}

async function inScratchSchema<T>(owner: DataSource, work: () => Promise<T>): Promise<T> {
  await owner.query(DROP);
  await owner.query(`create schema ${SCRATCH_SCHEMA}`);
  try {
    return await work();
  } finally {
    await owner.query(DROP);
  }
}

const DROP = `drop schema if exists ${SCRATCH_SCHEMA} cascade`;

/** Any number, as long as nothing else in this database takes the same. */
const REBUILD_LOCK = '7214404, hashtext(current_schema())';

/** The same database, with everything unqualified found in the scratch schema. */
export function scratchUrl(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set('options', `-c search_path=${SCRATCH_SCHEMA}`);
  return url.toString();
}

/** @throws ConfigurationError when something between us and PostgreSQL dropped what `scratchUrl` asks for */
export async function expectScratch(scratch: DataSource): Promise<void> {
  const [row]: { name: string | null }[] = await scratch.query('select current_schema() as name');
  if (row?.name !== SCRATCH_SCHEMA)
    throw new ConfigurationError([
      'DATABASE_URL leads through a pooler that does not pass "options" on: rebuild needs PostgreSQL itself',
    ]);
}

/**
 * Copies what donors decided, as it stood when their pages were opened, and the events that were worked off: those that
 * are still to be are in no table yet, and those that a person parked shall not be. Rows that are there already stay.
 */
export async function copyIntoScratch(manager: EntityManager): Promise<void> {
  const { live } = await liveSchema(manager);
  for (const statement of COPIES) await manager.query(statement.replaceAll('LIVE', live));
}

/** @returns the name of the schema in use, quoted */
export async function liveSchema(manager: EntityManager): Promise<{ readonly live: string }> {
  const [row]: { live: string }[] = await manager.query('select quote_ident(current_schema()) as live');
  return { live: row?.live ?? 'public' };
}

const COPIES = [
  `insert into ${SCRATCH_SCHEMA}.letters_quiet select * from LIVE.letters_quiet on conflict do nothing`,
  // Nothing that leads to a person: what a stopped rebuild leaves behind could outlive an erasure.
  `insert into ${SCRATCH_SCHEMA}.donors
   select (jsonb_populate_record(d, '{"email_index": null, "wrapped_key": null, "sealed_email": null}')).*
   from LIVE.donors d on conflict do nothing`,
  `insert into ${SCRATCH_SCHEMA}.contributions
   select (jsonb_populate_record(c, '{"status": "pledged", "possible_duplicate_of": null}')).* from LIVE.contributions c
   on conflict do nothing`,
  // What an event cannot say of a page: that it was never opened, or that Stripe refused it.
  `insert into ${SCRATCH_SCHEMA}.checkout_sessions
   select (jsonb_populate_record(s, jsonb_build_object(
     'state', case when state in ('requested', 'refused', 'expired') then state else 'open' end,
     'payment_intent_id', null, 'subscription_id', null, 'customer_id', null))).*
   from LIVE.checkout_sessions s on conflict do nothing`,
  // Letters about payments that failed tell by them what was tried with which card. None of these has words.
  `insert into ${SCRATCH_SCHEMA}.gift_changes select * from LIVE.gift_changes where kind = 'card' on conflict do nothing`,
  `insert into ${SCRATCH_SCHEMA}.stripe_events
   select (jsonb_populate_record(e, jsonb_build_object('state', 'due', 'attempts', 0, 'due_at', clock_timestamp(),
     'sealed_email', null, 'sealing_key_id', null, 'reason', null, 'parked_by', null))).*
   from LIVE.stripe_events e
   where (state = 'done' or state = 'parked' and parked_by is distinct from 'person') and not exists (
     select from ${SCRATCH_SCHEMA}.stripe_events s where s.account = e.account and s.event_id = e.event_id)`,
];

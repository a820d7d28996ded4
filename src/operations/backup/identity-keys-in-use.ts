import type { PoolClient } from 'pg';

/**
 * The identity keys under which this database keeps sealed values. Asked of every column of a table that has both a
 * key's id and something sealed or wrapped: an erased donor's row needs no key any more.
 */
export async function identityKeysInUse(client: PoolClient): Promise<string[]> {
  const { rows: places } = await client.query<Place>(PLACES);
  const ids = new Set<string>();
  for (const place of places) {
    const [table, keyId, sealed] = [place.table, place.key_id, place.sealed].map((name) =>
      client.escapeIdentifier(name),
    );
    const { rows } = await client.query<{ id: string }>(
      `select distinct ${keyId} as id from ${table} where ${sealed} is not null and ${keyId} is not null`,
    );
    for (const { id } of rows) ids.add(id);
  }
  return [...ids].sort();
}

interface Place {
  table: string;
  key_id: string;
  sealed: string;
}

/** The house names them so: identity_key_id or sealing_key_id beside wrapped_… and sealed_… in bytes. */
const PLACES = `
  select t.relname::text as "table", k.attname::text as key_id, s.attname::text as sealed
  from pg_class t join pg_attribute k on k.attrelid = t.oid join pg_attribute s on s.attrelid = t.oid
  where t.relnamespace = current_schema()::regnamespace and t.relkind = 'r' and t.relpersistence = 'p'
    and k.attname in ('identity_key_id', 'sealing_key_id') and not k.attisdropped
    and s.attname ~ '^(wrapped|sealed)_' and s.atttypid = 'bytea'::regtype and not s.attisdropped
  order by 1, 2, 3`;

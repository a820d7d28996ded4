import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { EntityManager } from 'typeorm';

/**
 * Runs a statement that every event needs, planned once for each connection: for the largest of them planning takes
 * longer than running. Some connection poolers cannot keep prepared statements (DATABASE_PREPARED_STATEMENTS=off).
 * Must run inside a transaction of `manager`.
 * @returns the rows
 */
export async function prepared<Row>(manager: EntityManager, sql: string, values: readonly unknown[]): Promise<Row[]> {
  const { queryRunner, dataSource } = manager;
  if (queryRunner === undefined) throw new Error('A prepared statement needs the connection of a transaction');
  const client = (await queryRunner.connect()) as Client;
  const name = isPrepared(dataSource.options) ? nameOf(sql) : undefined;
  const { rows } = await client.query({ ...(name === undefined ? {} : { name }), text: sql, values: [...values] });
  return rows as Row[];
}

function isPrepared(options: { readonly extra?: unknown }): boolean {
  return (options.extra as { preparedStatements?: boolean } | undefined)?.preparedStatements !== false;
}

const names = new Map<string, string>();

/** PostgreSQL keeps 63 bytes of a name; the statements are few and constant. */
function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = `mainstay_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
  names.set(sql, name);
  return name;
}

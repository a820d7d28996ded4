import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { PoolClient } from 'pg';
import { withValues } from '../definitions/report-sql';

/**
 * Asks a snapshot one of the questions in this folder, each a file of SQL with psql's own variables, such as :'zone'.
 * @param name of the file, without its ending
 */
export async function ask<Row extends object>(
  client: PoolClient,
  name: string,
  values: Readonly<Record<string, string>>,
): Promise<Row[]> {
  const known = READ.get(name) ?? readFileSync(path.join(__dirname, `${name}.sql`), 'utf8');
  READ.set(name, known);
  const { rows } = await client.query<Row>(withValues(known, values));
  return rows;
}

const READ = new Map<string, string>();

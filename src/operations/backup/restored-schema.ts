import { MigrationExecutor } from 'typeorm';
import { BackupRefused } from './backup-refused';
import { isOurs } from './catalog';
import type { DatabaseSession } from './database-session';

/** @throws BackupRefused when anything of anyone's is in the database: a restore adds to nothing and replaces nothing */
export async function refuseUnlessEmpty({ client }: DatabaseSession): Promise<void> {
  const { rows } = await client.query<{ name: string }>(RELATIONS);
  if (rows.length > 0)
    throw new BackupRefused(
      `The database is not empty: it has ${rows.map(({ name }) => name).join(', ')}. Restore into a new, empty database`,
    );
}

/**
 * Applies exactly these migrations, in the transaction under way.
 * @throws BackupRefused when this version does not know one of them
 */
export async function migrateTo({ dataSource, runner }: DatabaseSession, names: readonly string[]): Promise<void> {
  const executor = new MigrationExecutor(dataSource, runner);
  const pending = await executor.getPendingMigrations();
  const unknown = names.filter((name) => !pending.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new BackupRefused(
      `The backup's database was newer than this version of Mainstay, which does not know ${unknown.join(', ')}`,
    );
  for (const migration of pending) if (names.includes(migration.name)) await executor.executeMigration(migration);
}

/** Applies all that are missing, in the transaction under way. @returns their names */
export async function migrateToPresent({ dataSource, runner }: DatabaseSession): Promise<string[]> {
  const executor = new MigrationExecutor(dataSource, runner);
  const pending = await executor.getPendingMigrations();
  for (const migration of pending) await executor.executeMigration(migration);
  return pending.map(({ name }) => name);
}

/** A few names tell whose it is. */
const RELATIONS = `
  select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and ${isOurs('c')}
  order by 1 limit 5`;

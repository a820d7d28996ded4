import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';

/**
 * Applies the migrations that are missing to the database of `ordinary`. Several processes may start at once: one
 * migrates, the others wait.
 * @param migrationUrl the same database as the role that owns the schema; the ordinary role is then given what it needs
 */
export async function migrate(ordinary: DataSource, migrationUrl?: string): Promise<void> {
  const { url = '' } = ordinary.options as { url?: string };
  // Changing a large table takes its time, and so does waiting for another process that does.
  const patient = await new DataSource(dataSourceOptions(migrationUrl ?? url, CONNECTIONS, FOREVER)).initialize();
  try {
    await migrateAlone(patient);
    if (migrationUrl !== undefined) await grantTo(await roleOf(ordinary), patient);
  } finally {
    await patient.destroy();
  }
}

async function migrateAlone(dataSource: DataSource): Promise<void> {
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
  }
}

async function roleOf(ordinary: DataSource): Promise<string> {
  const [row]: { role: string }[] = await ordinary.query('select quote_ident(current_user) as role');
  return row?.role ?? '';
}

/** The app works on every table of ours, but of the ledger it may only add to and read. */
async function grantTo(role: string, owner: DataSource): Promise<void> {
  const tables: { name: string }[] = await owner.query(OUR_TABLES);
  for (const { name } of tables) {
    const rights = GROWING_ONLY.includes(name) ? 'select, insert' : 'select, insert, update, delete';
    await owner.query(`revoke all on ${name} from ${role}`);
    await owner.query(`grant ${rights} on ${name} to ${role}`);
  }
}

const GROWING_ONLY: readonly string[] = ['ledger_transactions', 'ledger_entries', 'ledger_blocks'];

const OUR_TABLES = `
  select quote_ident(tablename) as name from pg_tables
  where schemaname = current_schema() and tableowner = current_user`;

/** Any number, as long as nothing else in this database takes the same. */
const MIGRATION_LOCK = 7_214_401;
/** One holds the lock, one migrates. */
const CONNECTIONS = 2;
const FOREVER = 0;

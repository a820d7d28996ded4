import { DataSource, type EntityManager } from 'typeorm';
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
    await migrateAlone(patient, migrationUrl === undefined ? undefined : await roleOf(ordinary));
  } finally {
    await patient.destroy();
  }
}

/** @param role gets what it needs; undefined: it owns everything */
async function migrateAlone(dataSource: DataSource, role: string | undefined): Promise<void> {
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await dataSource.runMigrations();
    if (role !== undefined) await dataSource.transaction((manager) => grantTo(role, manager));
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
  }
}

async function roleOf(ordinary: DataSource): Promise<string> {
  const [row]: { role: string }[] = await ordinary.query('select quote_ident(current_user) as role');
  return row?.role ?? '';
}

/**
 * The app works on every table of ours, but of the ledger and the audit log it may only add to and read. What it has already is left alone:
 * a right taken and given back would be missing for whoever asks in between.
 */
async function grantTo(role: string, owner: EntityManager): Promise<void> {
  const tables: { name: string; changes: boolean; works: boolean }[] = await owner.query(OUR_TABLES, [role]);
  for (const { name, changes, works } of tables) {
    const growsOnly = GROWING_ONLY.includes(name);
    if (growsOnly && changes) await owner.query(`revoke update, delete, truncate on ${name} from ${role}`);
    const rights = growsOnly ? 'select, insert' : 'select, insert, update, delete';
    if (!works || (!growsOnly && !changes)) await owner.query(`grant ${rights} on ${name} to ${role}`);
  }
  // A backup notes how far they have counted.
  await owner.query(`grant select on all sequences in schema ${await schemaOf(owner)} to ${role}`);
}

async function schemaOf(owner: EntityManager): Promise<string> {
  const [row]: { schema: string }[] = await owner.query('select quote_ident(current_schema()) as schema');
  return row?.schema ?? 'public';
}

const GROWING_ONLY: readonly string[] = [
  'ledger_transactions',
  'ledger_entries',
  'ledger_blocks',
  'ledger_payout_lines',
  'ledger_sum_batches',
  'ledger_day_sums',
  'ledger_figure_batches',
  'ledger_figure_sums',
  'ledger_gift_sums',
  'subscription_movement_sums',
  'subscription_movements',
  'subscription_late_movements',
  'ledger_late_facts',
  'audit_log',
];

const OUR_TABLES = `
  select quote_ident(tablename) as name,
    has_table_privilege(rolename, quote_ident(tablename), 'update') and has_table_privilege(rolename, quote_ident(tablename), 'delete') as changes,
    has_table_privilege(rolename, quote_ident(tablename), 'select') and has_table_privilege(rolename, quote_ident(tablename), 'insert') as works
  from pg_tables, (select rolname as rolename from pg_roles where quote_ident(rolname) = $1) app
  where schemaname = current_schema() and tableowner = current_user`;

/** Any number, as long as nothing else in this database takes the same. */
const MIGRATION_LOCK = 7_214_401;
/** One holds the lock, one migrates. */
const CONNECTIONS = 2;
const FOREVER = 0;

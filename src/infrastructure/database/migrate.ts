import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source';

/**
 * Applies the migrations that are missing to the database of `ordinary`. Several processes may start at once: one
 * migrates, the others wait.
 */
export async function migrate(ordinary: DataSource): Promise<void> {
  const { url = '' } = ordinary.options as { url?: string };
  // Changing a large table takes its time, and so does waiting for another process that does.
  const patient = await new DataSource(dataSourceOptions(url, CONNECTIONS, FOREVER)).initialize();
  try {
    await migrateAlone(patient);
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

/** Any number, as long as nothing else in this database takes the same. */
const MIGRATION_LOCK = 7_214_401;
/** One holds the lock, one migrates. */
const CONNECTIONS = 2;
const FOREVER = 0;

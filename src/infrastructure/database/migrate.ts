import type { DataSource } from 'typeorm';

/** Applies the migrations that are missing. Several processes may start at once: one migrates, the others wait. */
export async function migrate(dataSource: DataSource): Promise<void> {
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

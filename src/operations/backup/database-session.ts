import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { dataSourceOptions } from '../../infrastructure/database/data-source';

/** One connection on which a backup or a restore does everything it does. */
export interface DatabaseSession {
  readonly runner: QueryRunner;
  readonly dataSource: DataSource;
  /** The driver's own, for COPY. */
  readonly client: PoolClient;
}

/** Copying a large table takes its time, and a long COPY says nothing for a while. */
export async function withSession<T>(url: string, work: (session: DatabaseSession) => Promise<T>): Promise<T> {
  const dataSource = await new DataSource(dataSourceOptions(url, CONNECTIONS, FOREVER)).initialize();
  const runner = dataSource.createQueryRunner();
  try {
    const client = (await runner.connect()) as PoolClient;
    // A connection that breaks is told by the statement under way; without a listener it would end the process.
    client.on('error', () => undefined);
    await client.query(PLAIN_TEXT);
    return await work({ runner, dataSource, client });
  } finally {
    await runner.release();
    await dataSource.destroy();
  }
}

const CONNECTIONS = 1;
const FOREVER = 0;
/** Values look alike in every database, whatever its settings: what is compared is their text. */
const PLAIN_TEXT = `set datestyle = 'ISO'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set bytea_output = 'hex'; set extra_float_digits = 1`;

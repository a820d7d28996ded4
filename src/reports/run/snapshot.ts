import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Pool, type PoolClient } from 'pg';
import { ReportsBusy } from './report-problems';

/**
 * Connections of reports alone, so that a long export takes none that donors wait for. What one reads is one snapshot:
 * nothing changes between its first line and its last.
 */
@Injectable()
export class Snapshots implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(dataSource: DataSource) {
    const { url = '' } = dataSource.options as { url?: string };
    this.pool = new Pool({
      connectionString: url,
      max: AT_ONCE,
      idleTimeoutMillis: IDLE_MS,
      connectionTimeoutMillis: WAIT_MS,
      application_name: 'mainstay reports',
      keepAlive: true,
    });
    // A connection that breaks while nobody uses it; without a listener it would end the process.
    this.pool.on('error', () => undefined);
    // Nor may one that breaks while it is read from: whoever reads is told by the query.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** Runs `work` on a snapshot. When it fails the connection is closed, and with it whatever the database still does. */
  async with<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const { client, release } = await this.open();
    try {
      const result = await work(client);
      release();
      return result;
    } catch (error) {
      release(error as Error);
      throw error;
    }
  }

  /** Like `with`, for what is read while it is sent. @throws ReportsBusy @returns a connection, to be released by whoever is done with it */
  async open(): Promise<{ client: PoolClient; release: (error?: Error) => void }> {
    const client = await this.pool.connect().catch((error: Error) => {
      throw /timeout exceeded/.test(error.message) ? new ReportsBusy() : error;
    });
    await client.query(BEGIN).catch((error: Error) => {
      client.release(error);
      throw error;
    });
    let isReleased = false;
    const release = (error?: Error) => {
      if (isReleased) return;
      isReleased = true;
      if (error !== undefined) return client.release(error);
      client.query('commit').then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
    };
    return { client, release };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}

/** More would fill the database's cores with reports. */
const AT_ONCE = 3;
const IDLE_MS = 10_000;
/** Long exports of others may take theirs; then the answer is "try again". */
const WAIT_MS = 15_000;

/**
 * Values look alike in every database, whatever its settings: they are compared as text. JIT takes longer to compile
 * these queries than they take.
 */
const BEGIN = `
  begin transaction isolation level repeatable read read only;
  set local datestyle = 'ISO'; set local timezone = 'UTC'; set local jit = off; set local work_mem = '64MB';
  set local statement_timeout = '10min'`;

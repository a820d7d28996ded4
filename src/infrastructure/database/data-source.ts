import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/all';

/** How every connection of ours is made; entities come from the modules that own them. */
export function dataSourceOptions(url: string, poolSize = DEFAULT_POOL_SIZE): DataSourceOptions & { type: 'postgres' } {
  return {
    type: 'postgres',
    url,
    poolSize,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    // Values of a failed statement may be a donor's; our own log says what went wrong.
    logging: false,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'mainstay',
  };
}

/** Enough for a command or a test. */
const DEFAULT_POOL_SIZE = 4;
/** Stripe waits longer than this for an answer; a donor does not. */
const CONNECT_TIMEOUT_MS = 5_000;

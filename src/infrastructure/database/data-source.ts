import { Socket } from 'node:net';
import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/all';

/**
 * How every connection of ours is made; entities come from the modules that own them.
 * @param silenceMs how long a connection may say nothing before it is given up; 0: forever
 */
export function dataSourceOptions(
  url: string,
  poolSize = DEFAULT_POOL_SIZE,
  silenceMs = SILENCE_MS,
): DataSourceOptions & { type: 'postgres' } {
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
    // Handed to pg as they are.
    extra: { keepAlive: true, keepAliveInitialDelayMillis: KEEP_ALIVE_MS, stream: () => impatientSocket(silenceMs) },
  };
}

/**
 * Breaks off when nothing came or went for so long, as after a network that dropped the connection and told nobody;
 * otherwise that takes a quarter of an hour. pg's query_timeout would give up the statement but keep the dead
 * connection, for the next one to wait on. The pool closes idle connections sooner.
 */
function impatientSocket(silenceMs: number): Socket {
  const socket = new Socket();
  return socket.setTimeout(silenceMs, () => socket.destroy());
}

/** Enough for a command or a test. */
const DEFAULT_POOL_SIZE = 4;
/** Stripe waits longer than this for an answer; a donor does not. */
const CONNECT_TIMEOUT_MS = 5_000;
/** No statement of ordinary work takes a second. */
const SILENCE_MS = 30_000;
/** Under what routers and load balancers commonly allow an idle connection. */
const KEEP_ALIVE_MS = 10_000;

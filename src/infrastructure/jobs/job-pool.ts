import { Pool } from 'pg';

/**
 * The queue's own connections. Handed to it whole: a pool that the queue makes for itself is closed before a running
 * job is written down as done, and the job would run again.
 */
export function jobPool(url: string, onError: (error: unknown) => void): Pool {
  const pool = new Pool({
    connectionString: url,
    max: MAXIMUM_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    // No limit on silence as elsewhere: one connection listens and one holds the lock of a long task.
    keepAlive: true,
    application_name: 'mainstay jobs',
  });
  // The queue wants both: a connection in use that breaks would end the process, unheard.
  pool.on('connect', (client) => client.on('error', onError));
  return pool.on('error', onError);
}

/** Tasks wait for Stripe more than they compute; none is in a hurry. */
export const TASKS_AT_ONCE = 3;
/** Each task's lock and its completion, and one that listens. */
const MAXIMUM_CONNECTIONS = 2 * TASKS_AT_ONCE + 1;
const CONNECT_TIMEOUT_MS = 5_000;

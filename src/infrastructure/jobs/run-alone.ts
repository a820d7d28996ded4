import type { Pool, PoolClient } from 'pg';

/**
 * Runs `work` unless a task of this name runs already, here or in another process. A lock of the connection rather
 * than of the queue: when a process is killed, PostgreSQL lets go at once, while a queue's lock lasts four hours.
 * @returns whether it ran
 */
export async function runAlone(pool: Pool, name: string, work: () => Promise<void>): Promise<boolean> {
  const client = await pool.connect();
  try {
    if (!(await isOurs(client, name))) return false;
    await work();
    return true;
  } finally {
    const isUsable = await unlock(client, name);
    client.release(!isUsable);
  }
}

async function isOurs(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1, hashtext($2)) as ours', [
    JOB_LOCKS,
    name,
  ]);
  return rows[0]?.ours === true;
}

/** @returns false when the connection is of no more use; what it locked is free then too */
async function unlock(client: PoolClient, name: string): Promise<boolean> {
  try {
    // Where the lock was another's, PostgreSQL only warns.
    await client.query('select pg_advisory_unlock($1, hashtext($2))', [JOB_LOCKS, name]);
    return true;
  } catch {
    return false;
  }
}

/** Any number, as long as nothing else in this database locks by pairs that begin with it. */
const JOB_LOCKS = 7_214_402;

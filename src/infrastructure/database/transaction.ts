import type { DataSource, EntityManager } from 'typeorm';
import { serializationRetries } from '../metrics/metrics';

/**
 * Runs `work` in one serializable transaction and runs it again when PostgreSQL says that another one was in the way.
 * Serializable, because two facts of one gift may arrive at once, each deriving from what the other is about to write:
 * PostgreSQL notices, and one of them looks again.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await dataSource.transaction(async (manager) => {
        await manager.query(SERIALIZABLE);
        return work(manager);
      });
    } catch (error) {
      if (attempt >= MAXIMUM_ATTEMPTS || !isConflict(error)) throw error;
      serializationRetries.inc();
      await pause(attempt);
    }
  }
}

/**
 * A table read from end to end, as PostgreSQL likes to do with small ones, counts as read whole: whoever then writes
 * anywhere in it is a rival. Read by index, only a page of it does.
 */
const SERIALIZABLE = 'set transaction isolation level serializable; set local enable_seqscan = off';

/** Serialization failures and deadlocks; PostgreSQL's manual says of both: run it again. */
function isConflict(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === '40001' || code === '40P01';
}

/** Longer each time and never alike, so that two rivals do not meet again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * attempt));
}

/** Each loss means that a rival went through, so a few dozen is far beyond any queue for one gift. */
const MAXIMUM_ATTEMPTS = 30;

import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { serializationRetries } from '../metrics/metrics';

type Work<T> = (manager: EntityManager) => Promise<T>;

/**
 * - `on disk`: committed means that not even a power cut takes it back
 * - `redone after a crash`: PostgreSQL may lose the last half second of it when its machine dies, whole transactions and
 *   in order; only for work whose cause is itself on disk and would then be due again
 */
export type Durability = 'on disk' | 'redone after a crash';

/**
 * Runs `work` in one serializable transaction and runs it again when PostgreSQL says that another one was in the way.
 * Serializable, because two facts of one gift may arrive at once, each deriving from what the other is about to write:
 * PostgreSQL notices, and one of them looks again. Who has lost a few times runs alone, so that nobody starves.
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  work: Work<T>,
  durability: Durability = 'on disk',
): Promise<T> {
  const settings = durability === 'on disk' ? SERIALIZABLE : `${SERIALIZABLE}; ${NOT_WAITING_FOR_THE_DISK}`;
  for (let attempt = 1; ; attempt++) {
    try {
      return await (attempt <= TRIES_AMONG_OTHERS
        ? amongOthers(dataSource, work, settings)
        : alone(dataSource, work, settings));
    } catch (error) {
      if (attempt >= MAXIMUM_ATTEMPTS || !isConflict(error)) throw error;
      serializationRetries.inc();
      await pause(attempt);
    }
  }
}

/** Until the transaction of `manager` ends, no other of these begins; those under way are waited for first. */
export async function keepOthersWaiting(manager: EntityManager): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(${TURN})`);
}

function amongOthers<T>(dataSource: DataSource, work: Work<T>, settings: string): Promise<T> {
  return dataSource.transaction(async (manager) => {
    await manager.query(`${settings}; select pg_advisory_xact_lock_shared(${TURN})`);
    return work(manager);
  });
}

/** Waits until no other is under way and keeps new ones waiting. The lock comes first: a snapshot is taken after it. */
async function alone<T>(dataSource: DataSource, work: Work<T>, settings: string): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`select pg_advisory_lock(${TURN})`);
    return await committed(runner, work, settings);
  } finally {
    // A connection that broke has let go of the lock by itself.
    await runner.query(`select pg_advisory_unlock(${TURN})`).catch(() => undefined);
    await runner.release();
  }
}

async function committed<T>(runner: QueryRunner, work: Work<T>, settings: string): Promise<T> {
  await runner.startTransaction();
  try {
    await runner.query(settings);
    const result = await work(runner.manager);
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  }
}

/**
 * A table read from end to end, as PostgreSQL likes to do with small ones, counts as read whole: whoever then writes
 * anywhere in it is a rival. Read by index, only a page of it does. And since the plan is then the same whatever the
 * values, what is prepared is planned once: left to itself PostgreSQL plans the largest statements anew each time.
 */
const SERIALIZABLE = [
  'set transaction isolation level serializable',
  'set local enable_seqscan = off',
  'set local plan_cache_mode = force_generic_plan',
].join('; ');

const NOT_WAITING_FOR_THE_DISK = 'set local synchronous_commit = off';

/**
 * Any number, as long as nothing else in this database takes the same; and the schema, since a rebuild works in one of
 * its own and must not wait for those whom it keeps waiting.
 */
const TURN = '7214403, hashtext(current_schema())';

/** Serialization failures and deadlocks; PostgreSQL's manual says of both: run it again. */
function isConflict(error: unknown): boolean {
  const code = (error as { code?: unknown }).code;
  return code === '40001' || code === '40P01';
}

/** Longer each time and never alike, so that two rivals do not meet again. */
function pause(attempt: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * attempt));
}

/** Two rivals of one gift are through by then; more tries only burn what a crowd needs. */
const TRIES_AMONG_OTHERS = 4;
/** Alone there is no rival but what does not come through here, such as a checkout: a few tries are plenty. */
const MAXIMUM_ATTEMPTS = 12;

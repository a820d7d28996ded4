import { DataSource, type EntityManager } from 'typeorm';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { EventHandlers } from '../../src/events/handlers/event-handlers';
import type { InboxRow } from '../../src/events/inbox/inbox-writer';
import type { Log } from '../../src/infrastructure/logging/log';
import type { RunningApp } from '../support/app';

/** The app's processor inside a transaction that is rolled back in the end: what it did can be taken back, event by event. */
export interface Rehearsal {
  process(row: InboxRow): Promise<void>;
  /** Does the work, then takes back all that the database was told in it. */
  takenBack(work: () => Promise<void>): Promise<void>;
  readonly manager: EntityManager;
}

export async function rehearse(app: RunningApp, work: (rehearsal: Rehearsal) => Promise<void>): Promise<void> {
  const runner = app.app.get(DataSource).createQueryRunner();
  // Nobody else writes here, and a serializable one so long would keep the server from forgetting others' reads.
  await runner.startTransaction('REPEATABLE READ');
  try {
    const processor = processorOf(app, runner.manager);
    await work({
      process: ({ account, eventId }) => processor.process([{ account, eventId }]),
      takenBack: async (inner) => {
        await runner.query('savepoint here');
        await inner();
        // Both: rolled back to, it is still there.
        await runner.query('rollback to savepoint here; release savepoint here');
      },
      manager: runner.manager,
    });
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

/** Its transactions are this one. An event that fails has no other connection to be noted by, and fails the test. */
function processorOf(app: RunningApp, manager: EntityManager): EventProcessor {
  const here = { transaction: (work: (own: EntityManager) => Promise<unknown>) => work(asBegun(manager)) };
  const failing = { error: (what: object) => fail(what) } as unknown as Log;
  return new EventProcessor(here as unknown as DataSource, app.app.get(EventHandlers, { strict: false }), failing);
}

/** A transaction that has begun says how it is isolated no more; all else it is asked goes to it. */
function asBegun(manager: EntityManager): EntityManager {
  const query: EntityManager['query'] = (sql: string, values?: unknown[]) =>
    sql.startsWith('set transaction') ? Promise.resolve([] as never) : manager.query(sql, values);
  return Object.assign(Object.create(manager) as EntityManager, { query });
}

function fail(what: object): never {
  throw new Error(JSON.stringify(what));
}

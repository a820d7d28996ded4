import type { DataSource, EntityManager } from 'typeorm';
import { keepOthersWaiting } from '../../infrastructure/database/transaction';
import type { LedgerWriter } from '../../payments/ledger/ledger-writer';
import { claimDueEvents } from '../drain/claim';
import type { EventProcessor } from '../drain/event-processor';
import { compareSchemas, type TableDifference } from './compare';
import { repostLedger } from './repost-ledger';
import { copyIntoScratch, expectScratch } from './scratch-schema';
import { swapFactsIn, unparkProcessed } from './swap-in';
import { refuseIfUnworkable } from './unworkable-events';

export interface Rebuilt {
  readonly differences: readonly TableDifference[];
  /** Keys of the ledger under which something was corrected. */
  readonly corrected: readonly string[];
  /** Events that a person had put aside: they are left where they are. */
  readonly leftParked: number;
}

/** What a rebuild works with: the tables in use, and the same app over the scratch schema. */
export interface RebuildParts {
  readonly live: DataSource;
  readonly ledger: LedgerWriter;
  readonly scratch: DataSource;
  readonly processor: EventProcessor;
}

/**
 * Works all stored events off once more, in a schema of their own, with the same code, and compares. Most of it happens
 * while the app goes on. At the end what came meanwhile is caught up with and compared: until then no event is worked off,
 * so that the facts stand still, but whatever comes is stored and answered as ever.
 * @param mode `compare` changes nothing
 * @throws ConfigurationError when something done once cannot be done again: nothing is then changed
 */
export async function rebuild(
  parts: RebuildParts,
  mode: 'compare' | 'mend',
  progress: (processed: number) => void,
): Promise<Rebuilt> {
  const { live, scratch } = parts;
  const workOff = worker(parts, progress);
  await expectScratch(scratch);
  await live.transaction('REPEATABLE READ', copyIntoScratch);
  await workOff();
  return live.transaction(async (waiting) => {
    await keepOthersWaiting(waiting);
    await live.transaction('REPEATABLE READ', copyIntoScratch);
    await workOff();
    const rebuilt = await live.transaction('SERIALIZABLE', (manager) => compareAndMend(manager, parts, mode));
    if (mode === 'mend') await unparkProcessed(waiting);
    return { ...rebuilt, leftParked: await countLeftParked(waiting) };
  });
}

function worker({ scratch, processor }: RebuildParts, progress: (processed: number) => void): () => Promise<void> {
  let processed = 0;
  return async () => {
    for (let claimed = await claimDueEvents(scratch); claimed.length > 0; claimed = await claimDueEvents(scratch)) {
      await processor.process(claimed);
      progress((processed += claimed.length));
    }
  };
}

async function countLeftParked(manager: EntityManager): Promise<number> {
  const [row]: { count: string }[] = await manager.query(LEFT_PARKED);
  return Number(row?.count ?? 0);
}

const LEFT_PARKED = `select count(*) from stripe_events where state = 'parked' and parked_by = 'person'`;

/** All or nothing. Serializable, for the sake of a checkout: it does not wait, and may write what is compared here. */
async function compareAndMend(
  manager: EntityManager,
  { ledger }: RebuildParts,
  mode: 'compare' | 'mend',
): Promise<Omit<Rebuilt, 'leftParked'>> {
  await refuseIfUnworkable(manager);
  const differences = await compareSchemas(manager);
  if (mode === 'compare' || differences.length === 0) return { differences, corrected: [] };
  await swapFactsIn(manager);
  return { differences, corrected: await repostLedger(manager, ledger) };
}

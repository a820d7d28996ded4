import type { DataSource, EntityManager } from 'typeorm';
import type { Books } from '../../payments/ledger/books.service';
import type { LedgerWriter } from '../../payments/ledger/ledger-writer';
import { claimDueEvents } from '../drain/claim';
import type { EventProcessor } from '../drain/event-processor';
import { compareSchemas, type TableDifference } from './compare';
import { keysNobodyWants, repostLedger, takeBack } from './repost-ledger';
import { copyIntoScratch } from './scratch-schema';
import { swapFactsIn } from './swap-in';

export interface Rebuilt {
  readonly differences: readonly TableDifference[];
  /** Keys of the ledger under which something was corrected. */
  readonly corrected: readonly string[];
}

/** What a rebuild works with: the tables in use, and the same app over the scratch schema. */
export interface RebuildParts {
  readonly live: DataSource;
  readonly books: Books;
  readonly ledger: LedgerWriter;
  readonly scratch: DataSource;
  readonly processor: EventProcessor;
}

/**
 * Works all stored events off once more, in a schema of their own, with the same code, and compares. Most of it happens
 * while the app goes on; only at the end events wait for the few seconds that what came meanwhile takes.
 * @param mode `compare` changes nothing
 */
export async function rebuild(
  { live, books, ledger, scratch, processor }: RebuildParts,
  mode: 'compare' | 'mend',
  progress: (processed: number) => void,
): Promise<Rebuilt> {
  let processed = 0;
  const workOff = async () => {
    for (let claimed = await claimDueEvents(scratch); claimed.length > 0; claimed = await claimDueEvents(scratch)) {
      await processor.process(claimed);
      progress((processed += claimed.length));
    }
  };
  await live.transaction('REPEATABLE READ', copyIntoScratch);
  await workOff();
  const [differences, unwanted] = await live.transaction(async (manager) => {
    await keepEventsWaiting(manager);
    await copyInOwnTransaction(live);
    await workOff();
    const found = await compareSchemas(manager);
    if (mode === 'mend' && found.length > 0) await swapFactsIn(manager);
    return [found, await keysNobodyWants(manager)];
  });
  if (mode === 'compare' || differences.length === 0) return { differences, corrected: [] };
  const corrected = [...(await takeBack(live, ledger, unwanted)), ...(await repostLedger(live, books))];
  return { differences, corrected };
}

/** Reading goes on; whoever wants to write waits until our transaction ends. */
async function keepEventsWaiting(manager: EntityManager): Promise<void> {
  await manager.query('lock table stripe_events in exclusive mode');
}

/** Committed at once: the processor over the scratch schema has connections of its own. */
async function copyInOwnTransaction(live: DataSource): Promise<void> {
  await live.transaction('REPEATABLE READ', copyIntoScratch);
}

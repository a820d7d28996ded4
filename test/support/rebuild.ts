import { DataSource } from 'typeorm';
import { EventProcessor } from '../../src/events/drain/event-processor';
import { rebuild, type Rebuilt } from '../../src/events/rebuilding/rebuilder';
import { scratchUrl, withScratchSchema } from '../../src/events/rebuilding/scratch-schema';
import { LedgerWriter } from '../../src/payments/ledger/ledger-writer';
import { startApp } from './app';
import type { Journey } from './journey';

/** Rebuilds the books of a running app, as the command does. */
export function rebuildOf(journey: Journey, mode: 'compare' | 'mend'): Promise<Rebuilt> {
  const dataSource = journey.app.get(DataSource);
  return withScratchSchema(dataSource, async () => {
    const environment = { ROLE: 'web', DATABASE_URL: scratchUrl(journey.databaseUrl) };
    const scratch = await startApp({ environment });
    const parts = {
      ...{ live: dataSource, ledger: journey.app.get(LedgerWriter, { strict: false }) },
      ...{ scratch: scratch.app.get(DataSource), processor: scratch.app.get(EventProcessor, { strict: false }) },
    };
    return rebuild(parts, mode, () => undefined).finally(() => scratch.stop());
  });
}

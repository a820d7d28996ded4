import type { Household } from './household';

/** Somebody asked us to stop, which is no failure. */
export class StopRequested extends Error {}

/** Ctrl-C, a process manager, a closed terminal. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Dissolves the household on the first signal. Later ones change nothing, because npm passes on the Ctrl-C that the
 * terminal has sent to everyone already; stopping takes its time but always ends.
 */
export function stopOnSignals(household: Household): void {
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (!household.signal.aborted) console.log('\nStopping…');
      household.dissolve(new StopRequested());
    });
  }
}

import type { EntityManager } from 'typeorm';
import { PeriodRefused } from './period-problems';

/** What is closed is for good: nobody signs books that are known to be wrong. @throws PeriodRefused with the alarms */
export async function expectTie(manager: EntityManager): Promise<void> {
  const open: { kind: string }[] = await manager.query(WRONG_BOOKS);
  if (open.length === 0) return;
  const alarms = open.map(({ kind }) => kind);
  const sentence = `The books do not tie to Stripe (${alarms.join(', ')}): settle that first.`;
  throw new PeriodRefused('books_do_not_tie', sentence, { alarms });
}

/** Those that make the light red. */
const WRONG_BOOKS = `
  select distinct kind from alarms
  where resolved_at is null and kind in ('ledger-drift', 'reconcile-difference', 'chain-broken') order by kind`;

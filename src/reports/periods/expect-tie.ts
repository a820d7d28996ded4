import type { EntityManager } from 'typeorm';
import { WRONG_BOOKS } from '../queries/wrong-books';
import { PeriodRefused } from './period-problems';

/** What is closed is for good: nobody signs books that are known to be wrong. @throws PeriodRefused with the alarms */
export async function expectTie(manager: EntityManager): Promise<void> {
  const open: { kind: string }[] = await manager.query(OPEN, [WRONG_BOOKS]);
  if (open.length === 0) return;
  const alarms = open.map(({ kind }) => kind);
  const sentence = `The books do not tie to Stripe (${alarms.join(', ')}): settle that first.`;
  throw new PeriodRefused('books_do_not_tie', sentence, { alarms });
}

const OPEN = `
  select distinct kind from alarms
  where resolved_at is null and kind = any($1) order by kind`;

import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { Books } from '../../payments/ledger/books.service';
import type { LedgerWriter } from '../../payments/ledger/ledger-writer';
import type { Posting } from '../../payments/ledger/postings/posting';
import type { Touched } from '../../payments/ledger/touched';
import { liveSchema, SCRATCH_SCHEMA } from './scratch-schema';

/**
 * Brings the ledger to what the facts want, by adding to it: everything is looked at, and where nothing differs nothing
 * is written. @returns the keys under which something was posted
 */
export async function repostLedger(dataSource: DataSource, books: Books): Promise<string[]> {
  const posted: string[] = [];
  for (const [kind, table] of Object.entries(TABLES) as [keyof Touched, string][])
    for (let after = ''; ;) {
      const rows: { stripe_id: string }[] = await dataSource.query(
        `select stripe_id from ${table} where stripe_id > $1 order by stripe_id limit ${AT_ONCE}`,
        [after],
      );
      if (rows.length === 0) break;
      const ids = rows.map(({ stripe_id }) => stripe_id);
      posted.push(...(await inTransaction(dataSource, (manager) => books.post(manager, { ...NOTHING, [kind]: ids }))));
      after = ids.at(-1) ?? after;
    }
  return posted;
}

const TABLES: Record<keyof Touched, string> = {
  charges: 'charges',
  refunds: 'refunds',
  disputes: 'disputes',
  payouts: 'payouts',
  balanceTransactions: 'balance_transactions',
};

const NOTHING: Touched = { charges: [], refunds: [], disputes: [], payouts: [], balanceTransactions: [] };

/** A transaction of so many is over in well under a second. */
const AT_ONCE = 200;

/** What is booked in use and would not be booked at all from the stored events: no fact is left to ask for it. */
export async function keysNobodyWants(manager: EntityManager): Promise<Posting[]> {
  const { live } = await liveSchema(manager);
  const rows: { key: string; stripe_id: string; balance_transaction_id: string | null; occurred_at: Date }[] =
    await manager.query(`
      select distinct on (t.key) t.key, t.stripe_id, t.balance_transaction_id, t.occurred_at
      from ${live}.ledger_transactions t
      where not exists (select from ${SCRATCH_SCHEMA}.ledger_transactions s where s.key = t.key)
      order by t.key, t.revision`);
  return rows.map((row) => ({
    ...{ key: row.key, stripeId: row.stripe_id, balanceTransactionId: row.balance_transaction_id },
    ...{ contributionId: null, occurredAt: row.occurred_at, entries: [] },
  }));
}

/** Brings them to nothing, by adding what turns them round. @returns the keys under which something was posted */
export async function takeBack(
  dataSource: DataSource,
  ledger: LedgerWriter,
  unwanted: readonly Posting[],
): Promise<string[]> {
  const posted: string[] = [];
  for (let from = 0; from < unwanted.length; from += AT_ONCE)
    posted.push(
      ...(await inTransaction(dataSource, (manager) => ledger.post(manager, unwanted.slice(from, from + AT_ONCE)))),
    );
  return posted;
}

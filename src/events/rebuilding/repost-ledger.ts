import type { DataSource } from 'typeorm';
import { inTransaction } from '../../infrastructure/database/transaction';
import type { Books } from '../../payments/ledger/books.service';
import type { Touched } from '../../payments/ledger/touched';

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

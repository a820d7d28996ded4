import type { PoolClient } from 'pg';
import { hasTable } from './catalog';
import type { LedgerFigures } from './manifest';

/** The sums a restored ledger has to show again; null where the database has none yet. */
export async function readLedgerFigures(client: PoolClient): Promise<LedgerFigures | null> {
  if (!(await hasTable(client, 'ledger_entries'))) return null;
  const { rows: currencies } = await client.query<LedgerFigures['currencies'][number]>(CURRENCIES);
  const { rows: transactions } = await client.query<{ count: string }>('select count(*) from ledger_transactions');
  const { rows: blocks } = await client.query<{ number: string; hash: string }>(NEWEST_BLOCK);
  return { transactions: Number(transactions[0]?.count), currencies, newestBlock: blocks[0] ?? null };
}

/** How many ledger transactions do not sum to zero in each of their currencies. */
export async function countUneven(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ count: string }>(UNEVEN);
  return Number(rows[0]?.count);
}

const CURRENCIES = `
  select currency, count(*)::int as entries, sum(amount_minor)::text as "sumMinor",
    coalesce(sum(amount_minor) filter (where amount_minor > 0), 0)::text as "debitMinor"
  from ledger_entries group by currency order by currency collate "C"`;

const NEWEST_BLOCK = `
  select number::text as number, encode(hash, 'hex') as hash from ledger_blocks order by ledger_blocks.number desc limit 1`;

const UNEVEN = `
  select count(distinct transaction_id) from (
    select transaction_id from ledger_entries group by transaction_id, currency having sum(amount_minor) <> 0) uneven`;

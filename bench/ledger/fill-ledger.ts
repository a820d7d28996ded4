import { Client } from 'pg';
import { FACTS, MOVEMENTS } from './fact-rows';
import { BLOCKS, ENTRIES, TRANSACTIONS } from './ledger-rows';
import type { LedgerPlan } from './plan';
import { stageGifts } from './staged-gifts';
import { stageMoves } from './staged-moves';

/**
 * Writes the books of a newsroom by SQL into a database of ours that is new: the facts of Stripe's, what was booked of
 * them, and which payout took what. Past the triggers, which would look at each row for itself, and the indexes are built
 * when all rows are there. Blocks wait to be sealed, day after day, in `bench.blocks`.
 */
export async function fillLedger(databaseUrl: string, plan: LedgerPlan, say: (words: string) => void): Promise<void> {
  await filling(databaseUrl, async (first, second) => {
    say('making up gifts');
    for (const statement of [...stageGifts(plan), ...stageMoves(plan)]) await first.query(statement);
    await Promise.all([first, second].map((client) => client.query(SET_INDEXES_ASIDE)));
    say('writing facts and ledger');
    const facts = inOrder(second, [...FACTS, ...MOVEMENTS, ...reindexed(FACT_TABLES)]);
    const ledger = inOrder(first, [...TRANSACTIONS, ...ENTRIES]);
    await Promise.all([facts, ledger]);
    say('building indexes');
    await Promise.all([
      inOrder(first, [...reindexed(['ledger_transactions']), 'vacuum (analyze) ledger_transactions']),
      inOrder(second, [...reindexed(['ledger_entries']), 'vacuum (analyze) ledger_entries']),
    ]);
    await Promise.all([
      inOrder(first, [...BLOCKS, ...reindexed(['ledger_payout_lines'])]),
      inOrder(second, [`vacuum (analyze) ${FACT_TABLES.join(', ')}`]),
    ]);
    await first.query('drop table bench.moves, bench.gifts, bench.movements, bench.payouts, bench.donors');
    await first.query('vacuum (analyze) ledger_payout_lines, subscription_movements');
  });
}

const FACT_TABLES = ['donors', 'contributions', 'charges', 'refunds', 'disputes', 'payouts', 'balance_transactions'];
const FILLED = [...FACT_TABLES, 'ledger_transactions', 'ledger_entries', 'ledger_payout_lines'];

/** What an index is not ready for is not written into it; only a superuser of a scratch database may say so. */
const SET_INDEXES_ASIDE = `
  update pg_index set indisready = false
  where indisready and indrelid::regclass::text = any('{${FILLED.join(',')}}')`;

function reindexed(tables: readonly string[]): string[] {
  return tables.map((table) => `reindex table ${table}`);
}

async function inOrder(client: Client, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await client.query(statement);
}

/** Two connections, as a small machine has cores, and rare checkpoints: they would write the same pages again and again. */
async function filling(databaseUrl: string, work: (first: Client, second: Client) => Promise<void>): Promise<void> {
  const [first, second] = [new Client(databaseUrl), new Client(databaseUrl)];
  await Promise.all([first, second].map((client) => client.connect()));
  try {
    await pace(first, `set max_wal_size = '20GB'`);
    await Promise.all([first, second].map((client) => client.query(SETTINGS)));
    await work(first, second);
    await pace(first, 'reset max_wal_size');
    await first.query('checkpoint');
  } finally {
    await Promise.all([first, second].map((client) => client.end()));
  }
}

async function pace(client: Client, words: string): Promise<void> {
  await client.query(`alter system ${words}`);
  await client.query('select pg_reload_conf()');
}

const SETTINGS = `
  set session_replication_role = replica; set synchronous_commit = off; set work_mem = '1GB';
  set maintenance_work_mem = '1GB'; set jit = off`;

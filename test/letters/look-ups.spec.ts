import { Client } from 'pg';
import { LETTERS_OF_DONOR } from '../../src/letters/letters-of-donor-sql';
import { DUE } from '../../src/letters/sending/due-letters';
import { UNEXPLAINED } from '../../src/letters/sending/failure-reasons';
import { freshDatabase, type FreshDatabase } from '../support/database';

/** What letters are about, and so many of each that PostgreSQL reads none of them whole where an index leads to a row. */
const LARGE = [
  ...['letters', 'contributions', 'subscriptions', 'invoices', 'invoice_payments', 'charges', 'refunds'],
  ...['checkout_sessions', 'balance_transactions', 'ledger_transactions', 'imported_subscriptions', 'mail_tokens'],
];
const ROWS = 30_000;

let database: FreshDatabase;
let client: Client;
beforeAll(async () => {
  database = await freshDatabase();
  client = new Client(database.url);
  await client.connect();
  for (const table of LARGE) await fill(table);
});
afterAll(() => client.end().finally(() => database.drop()));

/** Rows that differ in everything and mean nothing. */
async function fill(table: string): Promise<void> {
  const { rows: checks } = await client.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype in ('c', 'f')`,
    [table],
  );
  for (const { name } of checks) await client.query(`alter table ${table} drop constraint "${name}"`);
  const { rows: columns } = await client.query<{ name: string; type: string }>(
    `select column_name as name, data_type as type from information_schema.columns
     where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' and is_identity = 'NO'`,
    [table],
  );
  const values = columns.map(({ type }) => VALUES[type] ?? 'null');
  await client.query('set session_replication_role = replica');
  await client.query(
    `insert into ${table} (${columns.map(({ name }) => `"${name}"`).join()})
     select ${values.join()} from generate_series(1, ${ROWS}) n`,
  );
  await client.query('reset session_replication_role');
  await client.query(`analyze ${table}`);
}

const VALUES: Readonly<Record<string, string>> = {
  text: `'text ' || n`,
  uuid: 'gen_random_uuid()',
  smallint: 'n % 1000',
  integer: 'n',
  bigint: 'n',
  boolean: 'n % 2 = 0',
  jsonb: `'{}'`,
  json: `'{}'`,
  bytea: 'int4send(n)',
  date: `'2026-01-01'::date + n % 1000`,
  'timestamp with time zone': `'2026-01-01'::timestamptz + n * interval '1 minute'`,
};

it.each([
  ['letters that are due', DUE, `array[gen_random_uuid(), gen_random_uuid()]`],
  ['failures that are not explained', UNEXPLAINED, '100'],
  ['all letters to a donor', `${LETTERS_OF_DONOR} select * from found`, 'gen_random_uuid()'],
])('%s find what they are about by an index', async (_words, sql, given) => {
  await client.query('set plan_cache_mode = force_generic_plan');
  await client.query(`prepare looked as ${sql}`);
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (costs off) execute looked(${given})`);
  await client.query('deallocate looked');
  const plan = rows.map((row) => row['QUERY PLAN']);
  expect(plan.filter((line) => line.includes('Index Cond')).length).toBeGreaterThan(1);
  expect(plan.filter((line) => line.includes('Seq Scan'))).toEqual([]);
});

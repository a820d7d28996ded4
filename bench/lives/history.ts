import { Client } from 'pg';
import { OUR_RUN, RUN, renamed, SCATTER } from './names';

/**
 * Makes a database old: copies everything that came of one life, which was worked off under `original`, under the
 * numbers from 1 on, half a minute between them, the last of them when the original was. Texts of Stripe's objects are left empty. It writes past the
 * triggers of the ledger, which these rows have passed once.
 */
export async function growOld(databaseUrl: string, original: number, lives: number): Promise<void> {
  await connected(databaseUrl, (client) => checkpointsAt(client, 'rarely'));
  await Promise.all(
    HALVES.map((tables) =>
      connected(databaseUrl, async (client) => {
        await client.query('set session_replication_role = replica; set synchronous_commit = off');
        for (const table of tables) await client.query(await copying(client, table, original), [lives]);
      }),
    ),
  );
  await connected(databaseUrl, async (client) => {
    await client.query(RESTART_IDS);
    // Or autovacuum would do it while the clock runs.
    await client.query('vacuum (analyze, freeze)');
    await checkpointsAt(client, 'as always');
    await client.query('checkpoint');
  });
}

/** As many at a time as a small machine has cores; each takes about as long. */
const HALVES = [
  ['stripe_events', 'ledger_entries'],
  [
    ...['contributions', 'checkout_sessions', 'payment_intents', 'charges', 'balance_transactions'],
    'ledger_transactions',
  ],
];

async function connected(databaseUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client(databaseUrl);
  await client.connect();
  await work(client).finally(() => client.end());
}

/** While so much is written they would only write the same pages again and again. */
async function checkpointsAt(client: Client, pace: 'rarely' | 'as always'): Promise<void> {
  await client.query(`alter system ${pace === 'rarely' ? `set max_wal_size = '20GB'` : 'reset max_wal_size'}`);
  await client.query('select pg_reload_conf()');
}

/** The statement that copies all rows of one table, as often as $1 says. */
async function copying(client: Client, table: string, original: number): Promise<string> {
  const { rows: columns } = await client.query<Column>(COLUMNS, [table]);
  const names = columns.map(({ name }) => name).join(', ');
  const values = columns.map((column) => valueOf(column, original)).join(', ');
  return `insert into ${table} (${names}) overriding system value select ${values} from ${table} t, ${COPIES}`;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

const COLUMNS = `
  select column_name as name, data_type as type from information_schema.columns
  where table_name = $1 order by ordinal_position`;

/** `n` is the number, `run` and `our` stand in its ids. Ids of ledger transactions are few in a life and leave room. */
const COPIES = `(
  select n, lpad(to_hex(n), 8, '0') as run, lpad(to_hex(n * ${SCATTER} % 4294967296), 8, '0') as our
  from generate_series(1::bigint, $1::bigint) n) copy`;
const LEDGER_IDS_OF_A_LIFE = 100;

function valueOf({ name, type }: Column, original: number): string {
  const column = `t.${name}`;
  const renaming = `replace(replace(${column}::text, '${renamed(RUN, original)}', run), '${renamed(OUR_RUN, original)}', our)`;
  if (type === 'jsonb' || type === 'json') return `'{}'::${type}`;
  if (type === 'timestamp with time zone') return `${column} - ($1 - n) * interval '30 seconds'`;
  if (type === 'bigint' && /^(id|transaction_id)$/.test(name)) return `${column} + n * ${LEDGER_IDS_OF_A_LIFE}`;
  if (type === 'uuid') return `(${renaming})::uuid`;
  return type === 'text' && HOLDS_IDS.test(name) ? renaming : column;
}

/** Of the columns that are texts. */
const HOLDS_IDS = /(_id|_key|^key|^url)$/;

const RESTART_IDS = `
  select setval(pg_get_serial_sequence('ledger_transactions', 'id'), (select max(id) from ledger_transactions))`;

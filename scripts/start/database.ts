import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../embedded-postgres';
import type { DataFolder } from './data-folder';
import type { Household } from './household';

const DATABASE = 'mainstay';

/** Starts PostgreSQL in the data folder, with a database of ours in it, and gives that database's URL. */
export async function startDatabase(
  household: Household,
  data: DataFolder,
  say: (words: string) => void,
): Promise<string> {
  const server = await startEmbeddedPostgres({
    folder: data.postgres,
    whenRunning: 'replace', // it hangs on the life of a start that was killed, and would end any moment
    durability: 'durable',
    say,
  });
  household.add({ name: 'The database', ...server });
  await ensureDatabase(server.url('postgres'));
  return urlOf(server);
}

/** @throws Error in a sentence, without the password, when no database answers at this URL */
export async function expectDatabase(databaseUrl: string): Promise<void> {
  if (!URL.canParse(databaseUrl)) return; // the app names every setting that is not of its form
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: ANSWER_TIMEOUT_MS });
  client.on('error', () => undefined); // one that breaks while it is ended has answered all the same
  try {
    await client.connect();
  } catch (error) {
    const { host } = new URL(databaseUrl);
    throw new Error(`DATABASE_URL leads to no database: ${host} ${answerOf(error as { code?: string })}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** As long as the app gives it. */
const ANSWER_TIMEOUT_MS = 5_000;

/** PostgreSQL's own refusals (https://www.postgresql.org/docs/current/errcodes-appendix.html) and the network's. */
function answerOf({ code = 'no answer in time' }: { readonly code?: string }): string {
  if (code.startsWith('28')) return `refuses the user or the password (${code})`;
  if (code === '3D000') return 'has no database of that name';
  return `does not answer (${code})`;
}

/** Of the app's database on that server. */
export function urlOf(server: Pick<EmbeddedPostgres, 'url'>): string {
  return server.url(DATABASE);
}

async function ensureDatabase(serverUrl: string): Promise<void> {
  const client = new Client(serverUrl);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

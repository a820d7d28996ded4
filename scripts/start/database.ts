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

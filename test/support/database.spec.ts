import { Client } from 'pg';
import { freshDatabase, testDatabaseUrl } from './database';

async function rowsOf(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  return client.query<Record<string, unknown>>(sql).then(
    ({ rows }) => client.end().then(() => rows),
    (error: unknown) => client.end().then(() => Promise.reject(error)),
  );
}

it("a worker's database is migrated and its own", async () => {
  expect(testDatabaseUrl()).toMatch(new RegExp(`worker_${process.env['JEST_WORKER_ID']}$`));
  expect(await rowsOf(testDatabaseUrl(), 'select name from migrations')).not.toHaveLength(0);
});

it('a fresh database has the tables and none of the rows of its neighbours', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await rowsOf(one.url, 'create table only_here ()');
  await expect(rowsOf(other.url, 'select from only_here')).rejects.toThrow('does not exist');
  expect(await rowsOf(other.url, 'select name from migrations')).not.toHaveLength(0);
  await Promise.all([one.drop(), other.drop()]);
});

it('a dropped database is gone', async () => {
  const database = await freshDatabase();
  await database.drop();
  await expect(rowsOf(database.url, 'select 1')).rejects.toThrow('does not exist');
});

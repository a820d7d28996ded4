import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { migrate } from '../../../src/infrastructure/database/migrate';
import { freshDatabase } from '../../support/database';

const SILENCE_MS = 4_000;

/** A network on the way to PostgreSQL that may drop what it carries without a word. */
async function network(url: string): Promise<{ server: Server; url: string; dropAll: () => void }> {
  const target = new URL(url);
  const carried: Socket[] = [];
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.pipe(far).pipe(near);
    for (const end of [near, far]) carried.push(end.on('error', () => undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const dropAll = (): void => carried.forEach((end) => end.unpipe().pause());
  const own = Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` });
  return { server, url: own.toString(), dropAll };
}

describe('a connection to the database', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeEach(async () => (database = await freshDatabase()));
  afterEach(() => database.drop());

  it('that was silently dropped is given up, and the next statement has a new one', async () => {
    const way = await network(database.url);
    const dataSource = await new DataSource(dataSourceOptions(way.url, 1, SILENCE_MS)).initialize();
    way.dropAll();
    await expect(dataSource.query('select 1')).rejects.toThrow(/terminated/);
    expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
    await dataSource.destroy();
    way.server.close();
  });

  it('that was silently dropped in a transaction is given up with it', async () => {
    const way = await network(database.url);
    const dataSource = await new DataSource(dataSourceOptions(way.url, 1, SILENCE_MS)).initialize();
    const work = dataSource.transaction(async (manager) => {
      way.dropAll();
      await manager.query('select 1');
    });
    await expect(work).rejects.toThrow();
    expect(await dataSource.query('select 1 as one')).toEqual([{ one: 1 }]);
    await dataSource.destroy();
    way.server.close();
  });

  it('that waits for the migrations of another process is not', async () => {
    const dataSource = await new DataSource(dataSourceOptions(database.url, 2, SILENCE_MS)).initialize();
    const other = new Client(database.url);
    await other.connect();
    await other.query('select pg_advisory_lock(7214401)');
    const migrated = migrate(dataSource).then(() => 'migrated');
    await other.query('select pg_sleep($1)', [(1.5 * SILENCE_MS) / 1000]);
    await other.end();
    expect(await migrated).toBe('migrated');
    await dataSource.destroy();
  });
});

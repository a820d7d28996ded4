import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { LimitsSweep } from '../../../src/infrastructure/limits/limits-sweep';
import { NetworkHash } from '../../../src/infrastructure/limits/network-hash';
import { NetworkSalts } from '../../../src/infrastructure/limits/network-salts';
import { createLog } from '../../../src/infrastructure/logging/log';
import { freshDatabase } from '../../support/database';

describe('what names a network', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let dataSource: DataSource;
  beforeEach(async () => {
    database = await freshDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
  });
  const days = async (): Promise<string[]> =>
    (await dataSource.query('select day::text as day from network_salts')).map(({ day }: { day: string }) => day);
  const salts = () => new NetworkSalts(dataSource);

  it('is the same in every process of a day, although all ask first', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => new NetworkHash(salts()).of('203.0.113.7')));
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toMatch(/^[\w-]{43}$/);
    expect(await days()).toHaveLength(1);
  });

  it('cannot be made again once its salt is deleted', async () => {
    const before = await new NetworkHash(salts()).of('203.0.113.7');
    await dataSource.query('delete from network_salts');
    expect(await new NetworkHash(salts()).of('203.0.113.7')).not.toBe(before);
  });

  it('loses the salts of other days when a new one is made', async () => {
    await dataSource.query(`insert into network_salts values ('2020-01-01', decode(repeat('00', 32), 'hex'))`);
    await salts().ofToday();
    expect(await days()).toEqual([expect.not.stringContaining('2020')]);
  });

  it('is swept away with its count when the hour is over, and its salt when the day is', async () => {
    await dataSource.query(`insert into network_salts values ('2020-01-01', decode(repeat('00', 32), 'hex'))`);
    await dataSource.query(`insert into rate_limits values ('over', 1, $1), ('not over', 1, $2)`, [
      Date.now() - 1,
      Date.now() + 3_600_000,
    ]);
    const sweep = new LimitsSweep(dataSource, salts(), createLog('silent'));
    await sweep.onModuleInit();
    await sweep.onModuleDestroy();
    expect(await dataSource.query('select key from rate_limits')).toEqual([{ key: 'not over' }]);
    expect(await days()).toEqual([]);
  });

  it('is in no write-ahead log, and so in no replica and no base backup', async () => {
    const rows = await dataSource.query(
      `select relname, relpersistence from pg_class where relname in ('rate_limits', 'network_salts') order by 1`,
    );
    expect(rows).toEqual([
      { relname: 'network_salts', relpersistence: 'u' },
      { relname: 'rate_limits', relpersistence: 'u' },
    ]);
  });
});

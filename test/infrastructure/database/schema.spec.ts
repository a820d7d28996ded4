import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { freshDatabase } from '../../support/database';
import { startApp } from '../../support/app';

describe('the schema', () => {
  it('is what the entities expect after the migrations', async () => {
    const app = await startApp();
    const { upQueries } = await app.app.get(DataSource).driver.createSchemaBuilder().log();
    await app.stop();
    // Indexes and checks are written by hand and unknown to the entities; columns and tables must agree.
    const columns = upQueries
      .map(({ query }) => query)
      .filter((query) => !/^(DROP INDEX|ALTER TABLE "\w+" DROP CONSTRAINT)/.test(query));
    expect(columns.filter((query) => !/"rate_limits"/.test(query))).toEqual([]);
  });

  it('goes down to nothing and up again', async () => {
    const database = await freshDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    const tables = async () =>
      (
        await dataSource.query(
          `select count(*)::int as n from pg_tables where schemaname = 'public' and tablename <> 'migrations'`,
        )
      )[0].n;
    const before = await tables();
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
    const emptied = await tables();
    await dataSource.runMigrations();
    const after = await tables();
    await dataSource.destroy();
    await database.drop();
    expect({ emptied, after }).toEqual({ emptied: 0, after: before });
    expect(before).toBeGreaterThan(8);
  });

  it.each([
    ['015', `insert into ledger_payout_lines (balance_transaction_id, payout_id, block) values ('txn_1', 'po_1', 1)`],
    [
      '017',
      `insert into period_closings (zone, begins_on, ends_on, block, closed_by, closed_at, frozen)
       values ('UTC', '2027-01-01', '2027-02-01', 1, 'cli', now(), '[]')`,
    ],
  ])('does not go down past %s, where blocks were sealed with what it would drop', async (number, sealed) => {
    const database = await freshDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    await dataSource.query(sealed);
    const migration = dataSource.migrations.find(({ constructor }) => constructor.name.endsWith(`0000000${number}`));
    const runner = dataSource.createQueryRunner();
    const gone = migration?.down(runner).then(() => 'gone');
    await expect(gone).rejects.toMatchObject({ code: '23001' });
    await runner.release();
    await dataSource.destroy();
    await database.drop();
  });

  it('is the same, check by check and index by index, as the one last looked at', async () => {
    const database = await freshDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
    const rows = await dataSource.query(`
      select conrelid::regclass::text as on, pg_get_constraintdef(oid) as rule from pg_constraint
        where connamespace = 'public'::regnamespace and contype <> 'n' and conrelid::regclass::text <> 'migrations'
      union all
      select tablename, regexp_replace(indexdef, '^.* USING ', 'index ') from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
      order by 1, 2`);
    await dataSource.destroy();
    await database.drop();
    expect(rows.map((row: { on: string; rule: string }) => `${row.on}: ${row.rule}`)).toMatchSnapshot();
  });
});

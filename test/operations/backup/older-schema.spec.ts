import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../../migrations/all';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { withSession } from '../../../src/operations/backup/database-session';
import type { Manifest } from '../../../src/operations/backup/manifest';
import { verifyRestored } from '../../../src/operations/backup/verify-restored';
import { query } from '../../support/query';
import { addBooks, addDonor, addGift, newInstallation, readableEmails, type Installation } from './installation';

const NAMES = MIGRATIONS.map(({ name }) => name);
/** Before there was a ledger, and before erasures were remembered. */
const THEN = 3;

describe('a backup made by an older version', () => {
  let newsroom: Installation;
  let older: string;

  beforeAll(async () => {
    newsroom = await newInstallation();
    older = await newsroom.empty();
    const options = { ...dataSourceOptions(older), migrations: MIGRATIONS.slice(0, THEN) };
    const dataSource = await new DataSource(options).initialize();
    await dataSource.runMigrations();
    await dataSource.destroy();
  });
  afterAll(() => newsroom.stop());

  it('is restored as it was, brought up to date, and then its erased donors are erased', async () => {
    const jane = await addDonor({ ...newsroom, url: older }, 'jane@example.org');
    await addDonor({ ...newsroom, url: older }, 'john@example.org');
    const gift = await addGift({ url: older }, { donor: jane });
    const { manifest } = await newsroom.backup('older', { databaseUrl: older });
    expect(manifest).toMatchObject({ migrations: NAMES.slice(0, THEN), ledger: null, erasures: 0 });
    const url = await newsroom.empty();
    const erasures = [{ donorId: jane, erasedAt: new Date(), contributionIds: [gift] }];
    expect((await newsroom.restore('older', url, { erasures })).migrated).toEqual(NAMES.slice(THEN));
    expect(await readableEmails(url, newsroom.keys())).toEqual(['john@example.org']);
    expect(await query(url, 'select name from migrations order by id')).toEqual(NAMES.map((name) => ({ name })));
  });
});

describe('verifying what was restored', () => {
  let newsroom: Installation;
  let manifest: Manifest;
  let url: string;

  beforeAll(async () => {
    newsroom = await newInstallation();
    await addGift(newsroom, { donor: await addDonor(newsroom, 'jane@example.org') });
    await addBooks(newsroom);
    await newsroom.backup('night');
    url = await newsroom.empty();
    ({ manifest } = await newsroom.restore('night', url));
    // What restoring itself adds, after it was verified.
    await query(url, 'delete from letters_quiet');
  });
  afterAll(() => newsroom.stop());

  const verify = () => withSession(url, ({ client }) => verifyRestored(client, manifest));

  it('finds nothing where nothing was changed', async () => {
    await expect(verify()).resolves.toBeUndefined();
  });

  it('finds a cent that changed, a row too many, and one that is missing', async () => {
    await query(url, 'update contributions set amount_minor = amount_minor + 1');
    await expect(verify()).rejects.toThrow('the rows of contributions are others');
    await query(url, 'update contributions set amount_minor = amount_minor - 1');
    const extra = await addGift({ url });
    await expect(verify()).rejects.toThrow('contributions has 2 rows instead of 1');
    await query(url, 'delete from contributions where id = $1', [extra]);
    await query(url, 'update contributions set donor_id = null');
    await query(url, 'delete from donors');
    await expect(verify()).rejects.toThrow('donors has 0 rows instead of 1');
  });

  it('finds books that sum to something else, although nobody may change them', async () => {
    const away = `alter table ledger_entries disable trigger user`;
    await query(
      url,
      `${away}; update ledger_entries set amount_minor = amount_minor + 1 where transaction_id = 2 and line = 1`,
    );
    await expect(verify()).rejects.toThrow(
      /the sums of the ledger are others; 1 ledger transactions do not sum to zero/,
    );
  });
});

import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { ContributionsService } from '../../../src/giving/contributions/contributions.service';
import { DonorErasure } from '../../../src/giving/donors/erasure';
import { ErasureLog } from '../../../src/giving/donors/erasure-log';
import { DonorsService } from '../../../src/giving/donors/donors.service';
import { startApp, type RunningApp } from '../../support/app';
import { gift, postGift } from '../../support/gifts';
import { dumpDatabase } from '../../support/database-dump';
import { query } from '../../support/query';

describe('erasing a donor', () => {
  let app: RunningApp;
  let erasure: DonorErasure;
  let log: ErasureLog;

  beforeAll(async () => {
    // Nothing runs by itself that whole databases would tell of.
    app = await startApp({ environment: { ROLE: 'web' } });
    erasure = app.app.get(DonorErasure, { strict: false });
    log = app.app.get(ErasureLog, { strict: false });
  });
  afterAll(() => app.stop());

  const recognise = (email: string) =>
    app.app.get(DonorsService, { strict: false }).recognise(app.app.get(DataSource).manager, email);
  const giftOf = async (donorId: string): Promise<string> => {
    await postGift(app.url, gift({ receipt: true }));
    const [row] = await query<{ id: string }>(
      app.databaseUrl,
      'update contributions set donor_id = $1 where donor_id is null returning id',
      [donorId],
    );
    return row!.id;
  };
  const donorRow = (id: string) =>
    query(app.databaseUrl, 'select email_index, wrapped_key, sealed_email from donors where id = $1', [id]);
  const NOBODY = [{ email_index: null, wrapped_key: null, sealed_email: null }];

  it('destroys what leads to the person and keeps the gift', async () => {
    const donor = await recognise('jane@example.org');
    const given = await giftOf(donor);
    await erasure.erase(donor);
    expect(await donorRow(donor)).toEqual(NOBODY);
    expect(
      await query(app.databaseUrl, 'select donor_id, receipt, amount_minor from contributions where id = $1', [given]),
    ).toEqual([{ donor_id: donor, receipt: false, amount_minor: '2500' }]);
    expect(log.read()).toContainEqual(expect.objectContaining({ donorId: donor, contributionIds: [given] }));
    expect(readFileSync(log.file, 'utf8')).not.toContain('example.org');
  });

  it('leaves no gift that asks for mail, so that an event that comes again keeps no address', async () => {
    const donor = await recognise('again@example.org');
    const given = await giftOf(donor);
    const contributions = app.app.get(ContributionsService, { strict: false });
    const { manager } = app.app.get(DataSource);
    expect(await contributions.thoseWrittenTo(manager, [given])).toEqual(new Set([given]));
    await erasure.erase(donor);
    expect(await contributions.thoseWrittenTo(manager, [given])).toEqual(new Set());
  });

  it('tells the log of a gift that came in the same moment', async () => {
    const donor = await recognise('moment@example.org');
    const dataSource = app.app.get(DataSource);
    let given: string | undefined;
    const interrupted: DataSource = Object.create(dataSource, {
      query: {
        value: async (sql: string, values: unknown[]) => {
          const rows: unknown = await dataSource.query(sql, values);
          given ??= await giftOf(donor);
          return rows;
        },
      },
    });
    await new DonorErasure(interrupted, { now: () => new Date() }, log).erase(donor);
    expect(log.read().filter(({ donorId }) => donorId === donor)).toEqual([
      expect.objectContaining({ contributionIds: [] }),
      expect.objectContaining({ contributionIds: [given] }),
    ]);
    expect(await donorRow(donor)).toEqual(NOBODY);
  });

  it('asked for twice is done once', async () => {
    const donor = await recognise('twice@example.org');
    await erasure.erase(donor);
    const [before, rows] = [readFileSync(log.file, 'utf8'), await dumpDatabase(app.databaseUrl)];
    await erasure.erase(donor);
    expect(readFileSync(log.file, 'utf8')).toBe(before);
    expect(await dumpDatabase(app.databaseUrl)).toBe(rows);
  });

  it('makes a stranger of whoever comes back', async () => {
    const donor = await recognise('back@example.org');
    await erasure.erase(donor);
    expect(await recognise('back@example.org')).not.toBe(donor);
  });

  it('of nobody is refused', async () => {
    await expect(erasure.erase(randomUUID())).rejects.toThrow('No donor has this id');
  });

  it('does nothing when the log cannot be written', async () => {
    const donor = await recognise('kept@example.org');
    const nowhere = new ErasureLog(path.join(path.dirname(log.file), 'no-such-folder', 'erasures.log'));
    const broken = new DonorErasure(app.app.get(DataSource), { now: () => new Date() }, nowhere);
    await expect(broken.erase(donor)).rejects.toThrow(/ENOENT/);
    expect(await donorRow(donor)).not.toEqual(NOBODY);
  });

  it('that broke off after the log is completed by settling', async () => {
    const donor = await recognise('halfway@example.org');
    log.append([{ donorId: donor, erasedAt: new Date(), contributionIds: [] }]);
    expect(await erasure.settle()).toEqual({ logged: 0, erased: 1 });
    expect(await donorRow(donor)).toEqual(NOBODY);
    expect(await erasure.settle()).toEqual({ logged: 0, erased: 0 });
  });

  it('is told to a log that was lost', async () => {
    const ids = () => [...new Set(log.read().map(({ donorId }) => donorId))].sort();
    const known = ids();
    rmSync(log.file);
    expect(await erasure.settle()).toEqual({ logged: known.length, erased: 0 });
    expect(ids()).toEqual(known);
  });

  it('reaches the second id of a donor who had been made twice', async () => {
    const [donor, twin] = [await recognise('double@example.org'), randomUUID()];
    await query(app.databaseUrl, 'insert into donor_merges values ($1, $2)', [twin, donor]);
    await erasure.erase(donor);
    expect(log.read().map(({ donorId }) => donorId)).toEqual(expect.arrayContaining([donor, twin]));
  });
});

describe('an erasure log', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(path.join(tmpdir(), 'mainstay-erasures-'))));
  afterAll(() => rmSync(folder, { recursive: true }));
  const record = () => ({ donorId: randomUUID(), erasedAt: new Date(), contributionIds: [randomUUID()] });

  it('has none before there is a file', () => {
    expect(new ErasureLog(path.join(folder, 'none')).read()).toEqual([]);
  });

  it('outlives a line that a crash cut short', () => {
    const log = new ErasureLog(path.join(folder, 'cut'));
    const [first, second] = [record(), record()];
    log.append([first]);
    appendFileSync(log.file, '{"donor":"0000');
    log.append([second]);
    expect(log.read()).toEqual([first, second]);
  });

  it('that somebody changed is not read as one with fewer erasures', () => {
    const log = new ErasureLog(path.join(folder, 'changed'));
    log.append([record()]);
    writeFileSync(log.file, readFileSync(log.file, 'utf8').replace('"donor":"', '"donor":"x'));
    expect(() => log.read()).toThrow(/line 2: not the record of an erasure/);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportReport } from '../../src/imports/gifts/import-report';
import { environmentOf } from '../support/app';
import { commandLine } from '../support/command-line';
import { freshDatabase } from '../support/database';
import { query } from '../support/query';

interface Kept {
  readonly external_id: string;
  readonly amount_minor: string;
  readonly donor_id: string | null;
}

describe('import gifts', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-import-'));
    database = await freshDatabase();
    environment = { PATH: process.env['PATH'], ...environmentOf({ databaseUrl: database.url, port: 3000, folder }) };
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const cli = commandLine(() => environment, 'import');
  const fileOf = (...lines: readonly string[]): string => {
    const file = path.join(folder, 'export.csv');
    writeFileSync(
      file,
      ['id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer Email', ...lines].join('\n'),
    );
    return file;
  };
  const gifts = (file: string, ...options: string[]) => cli('gifts', file, '--from', 'stripe', ...options);
  const reportOf = async (file: string, ...options: string[]) =>
    JSON.parse((await gifts(file, '--json', ...options)).stdout) as ImportReport;
  const kept = () =>
    query<Kept>(database.url, 'select external_id, amount_minor, donor_id from imported_gifts order by 1');

  const [ANNA, BEN] = [
    'ch_1,2025-12-31,10.00,0,eur,Paid,Anna@example.org',
    'ch_2,2026-01-01,20.00,5,usd,Paid,ben@example.org',
  ];
  const AGAIN = 'ch_3,2026-01-02,10.00,0,eur,Paid,anna@example.org';

  it('says how it is called', async () => {
    expect((await commandLine(() => environment)('--help')).stdout).toContain('import gifts FILE');
    expect((await cli('gifts', '--help')).stdout).toMatch(/--write[\s\S]+--dry-run/);
    await expect(cli('gifts', fileOf())).rejects.toMatchObject({ code: 2 });
    await expect(gifts(fileOf(), '--write', '--dry-run')).rejects.toMatchObject({ code: 2 });
  });

  it('tries first: the same figures as the real run, and nothing written', async () => {
    const file = fileOf(ANNA, BEN, AGAIN, 'ch_4,2026-01-03,1,0,eur,Failed,cara@example.org');
    const tried = await reportOf(file);
    expect(tried).toMatchObject({
      lines: 4,
      taken: 3,
      known: 0,
      donors: 2,
      skipped: { 'not paid': 1 },
      written: false,
    });
    expect(await kept()).toEqual([]);
    const { stdout } = await gifts(file);
    expect(stdout).toContain('4 lines: 3 new, of 2 donors; 0 known; 0 errors.');
    expect(stdout).toMatch(/2026\s+USD\s+one-time\s+1\s+15\.00/);
    expect(await reportOf(file, '--write')).toEqual({ ...tried, written: true });
    expect(tried.totals).toEqual([
      { currency: 'EUR', kind: 'one-time', year: 2025, count: 1, amountMinor: '1000' },
      { currency: 'EUR', kind: 'one-time', year: 2026, count: 1, amountMinor: '1000' },
      { currency: 'USD', kind: 'one-time', year: 2026, count: 1, amountMinor: '1500' },
    ]);
    const rows = await kept();
    expect(rows.map(({ external_id, amount_minor }) => [external_id, amount_minor])).toEqual([
      ['ch_1', '1000'],
      ['ch_2', '1500'],
      ['ch_3', '1000'],
    ]);
    // however an address is spelled, it is one donor
    expect(rows[0]?.donor_id).toBe(rows[2]?.donor_id);
    expect(JSON.stringify(await query(database.url, 'select * from imported_gifts'))).not.toContain('example.org');
  });

  it('brings nothing when it is run again, and of a later export what is new', async () => {
    expect(await reportOf(fileOf(ANNA, BEN, AGAIN), '--write')).toMatchObject({ taken: 0, known: 3, donors: 0 });
    const later = fileOf(AGAIN, 'ch_5,2026-02-01,7,0,eur,Paid,');
    expect(await reportOf(later, '--write')).toMatchObject({ taken: 1, known: 1, donors: 0 });
    expect(await kept()).toHaveLength(4);
  });

  it('takes nothing of a file with an error, says them all, and the right lines when it is told to', async () => {
    const file = fileOf(
      ANNA.replace('10.00', '11.00'),
      'ch_6,2026-02-02,x,0,eur,Paid,',
      'ch_7,2026-02-03,7,0,eur,Paid,',
    );
    const refused = { code: 3, stdout: expect.stringContaining('Nothing was written. Mend the file') };
    await expect(gifts(file, '--write')).rejects.toMatchObject(refused);
    await expect(gifts(file, '--write')).rejects.toMatchObject({
      stderr: expect.stringMatching(/line 2: expected the amount[\s\S]+line 3, Amount: expected an amount in EUR/),
    });
    expect(await kept()).toHaveLength(4);
    await expect(gifts(file, '--write', '--skip-errors')).rejects.toMatchObject({ code: 3 });
    expect((await kept()).map(({ external_id }) => external_id)).toEqual(['ch_1', 'ch_2', 'ch_3', 'ch_5', 'ch_7']);
  });

  it('leaves out who gave where that is wanted, and adds up by year and currency', async () => {
    expect(
      await reportOf(fileOf('ch_8,2026-03-01,1,0,eur,Paid,dora@example.org'), '--write', '--without-donors'),
    ).toMatchObject({
      ...{ taken: 1, donors: 0 },
    });
    expect(await query(database.url, 'select count(*)::integer as n from donors')).toEqual([{ n: 2 }]);
    expect(JSON.parse((await cli('totals', '--json')).stdout)).toEqual([
      { year: 2025, currency: 'EUR', source: 'stripe', gifts: 1, amountMinor: '1000' },
      { year: 2026, currency: 'EUR', source: 'stripe', gifts: 4, amountMinor: '2500' },
      { year: 2026, currency: 'USD', source: 'stripe', gifts: 1, amountMinor: '1500' },
    ]);
  });

  it('lists whose agreements to end, and refuses to note what was never imported or to write without a mail server', async () => {
    expect((await cli('handover')).stdout).toBe('None is to be ended.\n');
    expect((await cli('handover', '--csv')).stdout).toBe('"source","external_id","stop_by","first_charge_on"\n');
    const file = path.join(folder, 'ended.csv');
    writeFileSync(file, 'I-UNKNOWN\n');
    await expect(cli('stopped', file, '--from', 'paypal', '--write')).rejects.toMatchObject({
      stdout: expect.stringContaining('Nothing was written. Mend the file'),
      ...{ code: 3, stderr: expect.stringContaining('line 1: expected an id that was imported') },
    });
    await expect(cli('invite', '--write')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('mail') });
  });

  it('takes nothing that is no such export', async () => {
    const file = path.join(folder, 'other.csv');
    writeFileSync(file, 'a,b\n1,2\n');
    await expect(gifts(file)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The header lacks "id"'),
    });
    await expect(gifts('/no/such/file.csv')).rejects.toMatchObject({ code: 1 });
  });
});

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentOf } from '../support/app';
import { typed } from '../support/command-line';
import { freshDatabase } from '../support/database';
import { query } from '../support/query';

const ID = '3f0a1b52-8f6e-4a55-9c1d-0d2f6c9f1a11';

describe('the commands about mail', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let folder: string;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-mail-'));
    database = await freshDatabase();
    environment = { PATH: process.env['PATH'], ...environmentOf({ databaseUrl: database.url, port: 1, folder }) };
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const cli = (words: string[], input = '') => typed(environment, words, input);
  const letter = (state: string) =>
    query(
      database.url,
      `insert into letters (id, kind, business_id, number, data, written_at, due_at, state, attempt, claimed_at, outcome)
       values ($1, 'receipt', 'ch_1', 'A', '{}', now(), now(), $2, 1, now(), 'lost')`,
      [ID, state],
    );

  it('count what became of mails, and send one again of which nobody knows whether it arrived', async () => {
    expect(await cli(['mail', 'status'])).toMatchObject({ code: 0, stdout: 'No mail was written yet.\n' });
    await letter('unknown');
    expect(JSON.parse((await cli(['mail', 'status', '--json'])).stdout)).toEqual([
      { table: 'letters', state: 'unknown', outcome: 'lost', mails: 1 },
    ]);
    expect((await cli(['mail', 'status', '--unknown'])).stdout).toContain(ID);
    expect((await cli(['mail', 'resend', ID])).code).toBe(0);
    expect(await query(database.url, 'select state, attempt from letters')).toEqual([{ state: 'pending', attempt: 0 }]);
    const again = await cli(['mail', 'resend', ID]);
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining(`is called ${ID}`) });
  });

  it('put the addresses of those who complained on the list, and name the lines that hold none', async () => {
    const told = await cli(['mail', 'suppress'], 'anna@example.org\n\nnot an address\nBoris@Example.org\n');
    expect(told).toMatchObject({ code: 1, stdout: 'Addresses that get no more mail: 2.\n' });
    expect(told.stderr).toContain('line 3');
    expect(told.stderr).not.toContain('not an address');
    expect(await query(database.url, 'select reason from mail_suppressions')).toEqual(
      Array(2).fill({ reason: 'complaint' }),
    );
    expect((await cli(['mail', 'suppress', '--json'], 'ANNA@example.org')).stdout).toContain('"addresses": 1');
    expect(await query(database.url, 'select from mail_suppressions')).toHaveLength(2);
    expect((await cli(['mail', 'unsuppress'], 'anna@example.org')).stdout).toBe(
      'Addresses that may be written to again: 1.\n',
    );
    expect(await query(database.url, 'select from mail_suppressions')).toHaveLength(1);
  });

  it('show every letter', async () => {
    const place = path.join(folder, 'letters');
    expect((await cli(['mail', 'preview', place])).stdout).toMatch(/^\d+ files written/);
    expect(readFileSync(path.join(place, 'en-receipt-once.txt'), 'utf8')).toMatch(
      /^Subject: Your receipt\n\nThank you/,
    );
    expect(existsSync(path.join(place, 'ru-cancelled-unpaid.html'))).toBe(true);
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { IdentityKeys } from '../../src/foundation/crypto/identity-keys';
import { NewsletterAddresses } from '../../src/newsletter/newsletter-addresses';
import { environmentOf } from '../support/app';
import { commandLine } from '../support/command-line';
import { freshDatabase } from '../support/database';
import { query } from '../support/query';

describe('newsletter export', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let environment: NodeJS.ProcessEnv;
  let addresses: NewsletterAddresses;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-newsletter-'));
    database = await freshDatabase();
    const settings = environmentOf({ databaseUrl: database.url, port: 3000, folder });
    environment = { PATH: process.env['PATH'], ...settings };
    addresses = new NewsletterAddresses(IdentityKeys.fromFile(settings.IDENTITY_KEYS_FILE));
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const cli = commandLine(() => environment);
  const exportTo = (name: string, ...options: string[]) => cli('newsletter', 'export', fileOf(name), ...options);
  const fileOf = (name: string) => path.join(folder, name);
  const linesOf = (name: string) => readFileSync(fileOf(name), 'utf8').split('\r\n').slice(1, -1);

  /** @param confirmedAt null: no yes yet */
  async function asked(email: string, confirmedAt: string | null): Promise<string> {
    const { id, sealedEmail, sealingKeyId } = addresses.seal(randomUUID(), email);
    await query(
      database.url,
      `insert into newsletter_requests (id, sealed_email, sealing_key_id, language, consent_version, requested_at,
         token_hash, confirmed_at, due_at, state, attempt, sent_at)
       values ($1, $2, $3, 'en', '2026-11', now(), $4, $5, now(), 'sent', 1, now())`,
      [id, sealedEmail, sealingKeyId, randomBytes(32), confirmedAt],
    );
    return id;
  }
  const handedOver = async () =>
    (await query(database.url, 'select from newsletter_requests where exported_at is not null')).length;

  it('says how it is called', async () => {
    expect((await cli('--help')).stdout).toContain('newsletter export FILE');
    expect((await cli('newsletter', 'export', '--help')).stdout).toMatch(/--all[\s\S]+those handed over before/);
    await expect(cli('newsletter', 'export')).rejects.toMatchObject({ code: 2 });
  });

  it('writes the heading alone when nobody is waiting', async () => {
    await asked('not-yet@example.org', null);
    const { stdout } = await exportTo('nobody.csv');
    expect(stdout).toBe(`${fileOf('nobody.csv')}: 0 addresses.\n`);
    expect(readFileSync(fileOf('nobody.csv'), 'utf8')).toBe('email,language,consent_version,confirmed_on\r\n');
  });

  it('leaves a file that exists as it was, and marks nobody', async () => {
    await asked('anna@example.org', '2026-11-20T23:30:00Z');
    writeFileSync(fileOf('there.csv'), 'mine');
    const refused = { code: 1, stdout: '', stderr: expect.stringContaining('exists already') };
    await expect(exportTo('there.csv')).rejects.toMatchObject(refused);
    expect(readFileSync(fileOf('there.csv'), 'utf8')).toBe('mine');
    await expect(exportTo('no-folder/file.csv')).rejects.toMatchObject({ code: 1, stdout: '' });
    expect(await handedOver()).toBe(0);
  });

  it('hands everybody over who said yes, each once, harmless to a spreadsheet, for its owner’s eyes alone', async () => {
    await asked('Anna@Example.org', '2026-11-21T08:00:00Z');
    await asked('=1+1@example.org', '2026-11-21T09:00:00Z');
    const { stdout } = await exportTo('first.csv', '--json');
    expect(JSON.parse(stdout)).toEqual({ file: fileOf('first.csv'), exported: 2, unreadable: 0 });
    expect(linesOf('first.csv')).toEqual([
      '"anna@example.org","en","2026-11","2026-11-20"',
      `"'=1+1@example.org","en","2026-11","2026-11-21"`,
    ]);
    expect(statSync(fileOf('first.csv')).mode & 0o777).toBe(0o600);
    expect(await handedOver()).toBe(3);
    await exportTo('second.csv');
    expect(linesOf('second.csv')).toEqual([]);
  });

  it('hands everybody over once more who is still kept, and leaves the days as they were', async () => {
    const days = () => query(database.url, 'select id, exported_at from newsletter_requests order by id');
    const before = await days();
    expect((await exportTo('all.csv', '--all')).stdout).toBe(`${fileOf('all.csv')}: 2 addresses.\n`);
    expect(linesOf('all.csv')).toEqual(linesOf('first.csv'));
    expect(await days()).toEqual(before);
  });

  it('says when one cannot be opened, ends with 3, and hands the others over', async () => {
    const moved = await asked('moved@example.org', '2026-11-22T08:00:00Z');
    await asked('clara@example.org', '2026-11-22T09:00:00Z');
    await query(database.url, 'update newsletter_requests set id = $2 where id = $1', [moved, randomUUID()]);
    const ended = { code: 3, stdout: expect.stringContaining('1 address. 1 more cannot be opened') };
    await expect(exportTo('some.csv')).rejects.toMatchObject(ended);
    expect(linesOf('some.csv')).toEqual(['"clara@example.org","en","2026-11","2026-11-22"']);
  });

  it('writes no file when the database does not answer', async () => {
    const elsewhere = { ...environment, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/nothing' };
    const failed = commandLine(() => elsewhere)('newsletter', 'export', fileOf('never.csv'));
    await expect(failed).rejects.toMatchObject({ code: 1 });
    expect(existsSync(fileOf('never.csv'))).toBe(false);
  });
});

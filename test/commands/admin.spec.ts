import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentOf } from '../support/app';
import { commandLine } from '../support/command-line';
import { freshDatabase } from '../support/database';
import { query } from '../support/query';

describe('admin', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let environment: NodeJS.ProcessEnv;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-admin-'));
    database = await freshDatabase();
    const settings = environmentOf({ databaseUrl: database.url, port: 3000, folder });
    environment = { PATH: process.env['PATH'], ...settings };
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const cli = commandLine(() => environment);
  const json = async (...words: string[]): Promise<unknown> => JSON.parse((await cli(...words, '--json')).stdout);
  const LINK = /^http:\/\/127\.0\.0\.1:3000\/staff\/set-up\/[\w-]{43}$/;

  it('says that nobody signs in yet', async () => {
    expect((await cli('admin', 'list')).stdout).toContain('Nobody signs in yet');
    expect(await json('audit', 'verify')).toEqual({ lines: 0, headHash: null, faults: [] });
  });

  it('invites the first admin, with a new link as long as nobody has followed one', async () => {
    const first = await json('admin', 'first', 'admin@newsroom.example');
    const again = await json('admin', 'first', 'admin@newsroom.example');
    expect(first).toEqual({ address: 'admin@newsroom.example', url: expect.stringMatching(LINK) });
    expect((again as { url: string }).url).not.toBe((first as { url: string }).url);
    expect(await query(database.url, 'select from staff_links')).toHaveLength(1);
  });

  it('invites somebody as admin who exports, or with the roles named, and not twice', async () => {
    expect((await cli('admin', 'create', 'anna@newsroom.example')).stdout).toMatch(
      /^For anna@newsroom\.example, once.*\nhttp/,
    );
    await cli('admin', 'create', 'ben@newsroom.example', '--role', 'donor-care', '--role', 'finance-read');
    expect(await json('admin', 'list')).toMatchObject([
      { address: 'admin@newsroom.example', roles: ['admin', 'finance-export'], state: 'invited' },
      { address: 'anna@newsroom.example', roles: ['admin', 'finance-export'], state: 'invited' },
      { address: 'ben@newsroom.example', roles: ['donor-care', 'finance-read'], state: 'invited' },
    ]);
    await expect(cli('admin', 'create', 'Anna@newsroom.example')).rejects.toMatchObject({ code: 1 });
    await expect(cli('admin', 'create', 'c@newsroom.example', '--role', 'owner')).rejects.toMatchObject({ code: 2 });
  });

  it('changes roles, makes a new link, disables, and knows whom it does not know', async () => {
    expect(await json('admin', 'roles', 'ben@newsroom.example', '--role', 'admin')).toMatchObject({ roles: ['admin'] });
    expect(await json('admin', 'link', 'ben@newsroom.example')).toMatchObject({ url: expect.stringMatching(LINK) });
    expect((await cli('admin', 'disable', 'ben@newsroom.example')).stdout).toContain('comes in no more');
    expect(await json('admin', 'list')).toContainEqual(
      expect.objectContaining({ address: 'ben@newsroom.example', state: 'disabled' }),
    );
    await expect(cli('admin', 'link', 'nobody@newsroom.example')).rejects.toMatchObject({ code: 1 });
  });

  it('leaves lines in the audit log, of which no address can be read', async () => {
    const lines = (await json('audit', 'list')) as { actor: string; action: string }[];
    expect(lines.map(({ action }) => action).reverse()).toEqual([
      ...['person-invited', 'link-made', 'person-invited', 'person-invited'],
      ...['roles-changed', 'link-made', 'person-disabled'],
    ]);
    expect(new Set(lines.map(({ actor }) => actor))).toEqual(new Set(['cli']));
    expect(JSON.stringify(lines)).not.toContain('@');
  });

  it('the audit log is as it was written, until somebody changes it: then verifying ends with 3', async () => {
    expect((await cli('audit', 'verify')).stdout).toContain('The audit log is as it was written.');
    await query(database.url, 'alter table audit_log disable trigger all');
    await query(database.url, 'delete from audit_log where number = 2');
    const ended = { code: 3, stdout: expect.stringContaining('Line 3: Lines after 1 are missing') };
    await expect(cli('audit', 'verify')).rejects.toMatchObject(ended);
    await expect(cli('audit', 'verify', '--json')).rejects.toMatchObject({ code: 3 });
  });
});

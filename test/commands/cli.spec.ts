import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { withNewKey } from '../../src/foundation/crypto/identity-keys';
import { freshDatabase } from '../support/database';

const run = promisify(execFile);
const CLI = path.resolve(__dirname, '../../dist/src/cli.js');

/** The built command line, as a newsroom runs it. */
describe('the command line', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-cli-'));
  const keyFile = path.join(folder, 'keys.json');
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    writeFileSync(keyFile, withNewKey(undefined), { mode: 0o600 });
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const environment = () => ({
    ...{
      PATH: process.env['PATH'],
      DATABASE_URL: database.url,
      IDENTITY_KEYS_FILE: keyFile,
      PUBLIC_URL: 'https://give.example',
    },
    ...{
      STRIPE_SECRET_KEY: 'sk_test_sandbox_fake',
      STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_fake',
      STRIPE_API_BASE: 'http://127.0.0.1:9',
    },
  });
  const cli = (...words: string[]) => run(process.execPath, [CLI, ...words], { env: environment() });

  it('tells what it can do', async () => {
    const { stdout } = await cli('--help');
    for (const command of ['keys create', 'keys rotate', 'events parked', 'events replay', 'contributions duplicates'])
      expect(stdout).toContain(command);
  });

  it('refuses what it cannot do, with what it can', async () => {
    await expect(cli('keys', 'destroy')).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('keys rotate'),
    });
    await expect(cli('keys', 'create')).rejects.toMatchObject({ code: 2 });
  });

  it('names every wrong setting', async () => {
    await expect(
      run(process.execPath, [CLI, 'events', 'parked'], { env: { PATH: process.env['PATH'] } }),
    ).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/DATABASE_URL[\s\S]+STRIPE_SECRET_KEY[\s\S]+IDENTITY_KEYS_FILE/),
    });
  });

  it('makes a key file that only its owner reads, and puts new keys in front', async () => {
    const file = path.join(folder, 'new-keys.json');
    await cli('keys', 'create', file);
    const [first] = (JSON.parse(readFileSync(file, 'utf8')) as { keys: object[] }).keys;
    await cli('keys', 'create', file);
    const { keys } = JSON.parse(readFileSync(file, 'utf8')) as { keys: object[] };
    expect(keys).toHaveLength(2);
    expect(keys[1]).toEqual(first);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it('leaves a key file it cannot read as it was, and repeats nothing of it', async () => {
    const file = path.join(folder, 'broken-keys.json');
    writeFileSync(file, 'secret-text', { mode: 0o600 });
    const refused = cli('keys', 'create', file);
    await expect(refused).rejects.toMatchObject({ code: 2, stderr: expect.not.stringContaining('secret-text') });
    expect(readFileSync(file, 'utf8')).toBe('secret-text');
  });

  it('lists parked events and lets them be processed again', async () => {
    const client = new Client(database.url);
    await client.connect();
    await client.query(
      `insert into stripe_events (account, event_id, type, created, livemode, body_sha256, object_type, projection, received_at, state, due_at, reason)
       values ('', 'evt_parked', 'charge.succeeded', now(), false, decode(repeat('00', 32), 'hex'), 'charge', '{}', now(), 'parked', now(), 'charge.id is missing')`,
    );
    expect((await cli('events', 'parked')).stdout).toMatch(/evt_parked +charge\.succeeded .*charge\.id is missing/);
    expect((await cli('events', 'replay', 'all')).stdout).toContain('1 ');
    const { rows } = await client.query('select state from stripe_events');
    await client.end();
    expect(rows).toEqual([{ state: 'due' }]);
    expect((await cli('events', 'parked')).stdout).toContain('No event is parked');
  });

  it('says when there is nothing to rotate and no gift looks like another', async () => {
    expect((await cli('keys', 'rotate')).stdout).toContain('newest key already');
    expect((await cli('contributions', 'duplicates')).stdout).toContain('No gift looks like another');
  });
});

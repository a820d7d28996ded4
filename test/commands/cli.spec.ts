import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { withNewKey } from '../../src/foundation/crypto/identity-keys';
import { buildProgram, leaves, wordsOf } from '../../src/commands/program';
import { Terminal } from '../../src/commands/terminal';
import { commandLine } from '../support/command-line';
import { freshDatabase } from '../support/database';
import { eventually } from '../support/journey';
import { query } from '../support/query';

const run = promisify(execFile);
const CLI = path.resolve(__dirname, '../../dist/src/cli.js');

describe('the command line', () => {
  let folder: string;
  let keyFile: string;
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mainstay-cli-'));
    keyFile = path.join(folder, 'keys.json');
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
  const cli = commandLine(environment);
  /** The built one, in a process of its own, as a newsroom runs it. */
  const built = (words: string[], env: NodeJS.ProcessEnv = environment()) =>
    run(process.execPath, [CLI, ...words], { env });

  it('tells what it can do', async () => {
    const { stdout } = await built(['--help']);
    expect((await cli('--help')).stdout).toBe(stdout);
    for (const command of ['keys create', 'keys rotate', 'events parked', 'events replay', 'contributions duplicates'])
      expect(stdout).toContain(command);
    expect((await built([])).stdout).toBe(stdout);
    expect((await cli('events', 'list', '--help')).stdout).toMatch(/--json[\s\S]+--state <STATE>/);
  });

  it('refuses what it cannot do, with what it can', async () => {
    await expect(built(['keys', 'destroy'])).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringContaining('keys rotate'),
    });
    await expect(cli('keys', 'create')).rejects.toMatchObject({ code: 2 });
    await expect(cli('events', 'list', '--since', 'yesterday')).rejects.toMatchObject({ code: 2 });
    await expect(cli('events', 'list', '--limit', '0')).rejects.toMatchObject({ code: 2 });
  });

  it('gives every answer as one JSON document to a program that asks for it', () => {
    const commands = leaves(buildProgram(new Terminal(process)));
    const without = commands.filter(({ options }) => !options.some(({ long }) => long === '--json')).map(wordsOf);
    expect(without).toEqual([]);
  });

  it.each([
    ['no day at all', '2026-01-31', '2026-01-31', /day after the last/],
    ['days that run backwards', '2026-02-01', '2026-01-31', /day after the last/],
    ['a day that has not begun', '2999-01-01', '2999-01-02', /not begun/],
  ])('never calls it agreement to have compared %s', async (_name, from, to, sentence) => {
    const compared = cli('reconcile', '--from', from, '--to', to);
    await expect(compared).rejects.toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) });
  });

  it.each([
    ['rebuild', '--from-stripe', '--dry-run'],
    ['reconcile', '--from', '2026-01-01'],
    ['rebuild', '--from', '2026-01-01'],
    ['events', 'list', '--since', '5'],
    ['events', 'list', '--since', '2026-02-31'],
  ])('refuses %s %s %s', async (...words) => {
    await expect(cli(...words)).rejects.toMatchObject({ code: 2, stdout: '' });
  });

  it('says what it sealed, and when there is nothing to seal', async () => {
    expect((await built(['ledger', 'seal'])).stdout).toBe('Nothing to seal. There is no block yet.\n');
    await query(
      database.url,
      `with booked as (
         insert into ledger_transactions (key, revision, stripe_id, occurred_at, posted_at)
         values ('fee:txn_1', 1, 'txn_1', now(), now()) returning id)
       insert into ledger_entries (transaction_id, line, account, currency, amount_minor)
       select id, line, account, 'EUR', amount from booked, (values
         (1, 'assets:stripe:payments', -500), (2, 'expenses:fees:other', 500)) as entry (line, account, amount)`,
    );
    // A transaction in any database of the server, such as another test's, is waited for.
    const sealed = await eventually(
      () => cli('ledger', 'seal'),
      ({ stdout }) => !stdout.includes('under way'),
      60_000,
    );
    expect(sealed.stdout).toBe('Sealed 1 transaction in one block. The last block is number 1.\n');
    const nothing = { transactions: 0, blocks: 0, lastBlock: '1', waiting: 0 };
    expect(JSON.parse((await cli('ledger', 'seal', '--json')).stdout)).toEqual(nothing);
  });

  it('names every wrong setting', async () => {
    await expect(built(['events', 'parked'], { PATH: process.env['PATH'] })).rejects.toMatchObject({
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
    expect((await cli('events', 'replay', 'all')).stdout).toBe('No event is parked.\n');
    const unknown = { code: 1, stdout: '', stderr: 'No parked event is called evt_unknown.\n' };
    await expect(cli('events', 'replay', 'evt_unknown')).rejects.toMatchObject(unknown);
  });

  it('shows an event, but for a program and without its email', async () => {
    const { keys } = JSON.parse(readFileSync(keyFile, 'utf8')) as { keys: { id: string }[] };
    const seal = 'update stripe_events set sealed_email = $1, sealing_key_id = $2';
    await query(database.url, seal, [Buffer.from('5ea1ed', 'hex'), keys[0]?.id]);
    const { stdout } = await cli('events', 'show', 'evt_parked');
    expect(JSON.parse(stdout)).toMatchObject({ eventId: 'evt_parked', hasSealedEmail: true, projection: {} });
    expect(stdout).not.toMatch(/sealedEmail"|sealingKeyId|5ea1ed/);
    await query(database.url, seal, [null, null]);
    await expect(cli('events', 'show', 'evt_unknown')).rejects.toMatchObject({ code: 1 });
  });

  it('lists the events one asks for, as rows for a program', async () => {
    const list = async (...filter: string[]) =>
      (JSON.parse((await cli('events', 'list', '--json', ...filter)).stdout) as { eventId: string }[]).map(
        ({ eventId }) => eventId,
      );
    expect(await list()).toEqual(['evt_parked']);
    expect(await list('--state', 'due', '--type', 'charge.succeeded', '--since', '2020-01-01')).toEqual(['evt_parked']);
    expect(await list('--state', 'done')).toEqual([]);
    expect(await list('--since', '2100-01-01')).toEqual([]);
  });

  it('takes an event out of the way with a reason, once', async () => {
    await expect(cli('events', 'park', 'evt_parked')).rejects.toMatchObject({ code: 2 });
    await cli('events', 'park', 'evt_parked', '--reason', 'somebody looks at it');
    expect((await cli('events', 'parked')).stdout).toContain('somebody looks at it');
    const again = cli('events', 'park', 'evt_parked', '--reason', 'once more');
    await expect(again).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('evt_parked') });
  });

  it('lists what calls for a person, until somebody says that it is settled', async () => {
    const id = randomUUID();
    await query(
      database.url,
      `insert into alarms (id, kind, subject, details, raised_at, last_seen_at, due_at)
       values ($1, 'payout-failed', 'po_1', '{}', now(), now(), now())`,
      [id],
    );
    const list = async (...words: string[]) =>
      JSON.parse((await cli('alarms', 'list', '--json', ...words)).stdout) as object[];
    expect(await list()).toMatchObject([{ id, severity: 'critical', page: expect.stringContaining('#payout-failed') }]);
    await cli('alarms', 'resolve', id);
    expect(await list()).toEqual([]);
    expect(await list('--all')).toHaveLength(1);
    await expect(cli('alarms', 'resolve', id)).rejects.toMatchObject({ code: 1 });
  });

  it('sees a doctor who cannot reach Stripe, and ends with 3', async () => {
    const failed = await cli('doctor', '--json').catch((error: { code: number; stdout: string }) => error);
    expect(failed).toMatchObject({ code: 3 });
    const findings = JSON.parse(failed.stdout) as { check: string; state: string; text: string }[];
    expect(findings).toContainEqual(expect.objectContaining({ check: 'database', state: 'ok' }));
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'webhook endpoint', state: 'todo', text: expect.stringContaining('no answer') }),
    );
  });

  it('counts reminders by week, with every step and every week in between', async () => {
    expect((await cli('reminders', 'funnel')).stdout).toBe('Nothing was counted of reminders.\n');
    await query(
      database.url,
      `insert into reminder_counts (week, step, slot, count)
       values ('2026-01-05', 'asked', 0, 9), ('2026-01-05', 'asked', 7, 3), ('2026-01-19', 'gave', 1, 1)`,
    );
    const { stdout } = await cli('reminders', 'funnel', '--from', '2026-01-05', '--to', '2026-01-31');
    expect(stdout.split('\n')).toEqual([
      'week        asked  confirmed  sent  opened  gave  silenced  cancelled  bounced',
      '2026-01-05  12     0          0     0       0     0         0          0',
      '2026-01-12  0      0          0     0       0     0         0          0',
      '2026-01-19  0      0          0     0       1     0         0          0',
      '',
    ]);
    const told = await cli('reminders', 'funnel', '--from', '2026-01-11', '--to', '2026-01-12', '--json');
    expect(JSON.parse(told.stdout)).toEqual([
      {
        ...{ week: '2026-01-05', asked: 12, confirmed: 0, sent: 0, opened: 0, gave: 0 },
        ...{ silenced: 0, cancelled: 0, bounced: 0 },
      },
    ]);
    for (const to of ['2026-01-04', '2026-01-11', 'soon'])
      await expect(cli('reminders', 'funnel', '--from', '2026-01-11', '--to', to)).rejects.toMatchObject({ code: 2 });
  });

  it('says when there is nothing to rotate and no gift looks like another', async () => {
    expect((await cli('keys', 'rotate')).stdout).toContain('newest key already');
    expect((await cli('contributions', 'duplicates')).stdout).toContain('No gift looks like another');
  });
});

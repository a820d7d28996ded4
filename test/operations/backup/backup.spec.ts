import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { checkBackup } from '../../../src/operations/backup/check-backup';
import { dumpDatabase } from '../../support/database-dump';
import { query } from '../../support/query';
import {
  addBooks,
  addRecurringGift,
  addDonor,
  addEvent,
  addGift,
  newInstallation,
  readableEmails,
  type Installation,
} from './installation';

/** Rows as they are, less what belongs to one server alone. */
async function rowsOf(url: string): Promise<string[]> {
  const lines = (await dumpDatabase(url)).split('\n').map((line) => line.replace(/"xid": "?\d+"?/, '"xid": 0'));
  // The last is what a restore itself adds.
  return lines.filter((line) => !/^public\.(rate_limits|network_salts|letters_quiet) /.test(line)).sort();
}

describe('a backup', () => {
  let newsroom: Installation;
  let donor: string;

  beforeAll(async () => {
    newsroom = await newInstallation();
    donor = await addDonor(newsroom, 'jane@example.org');
    const first = await addGift(newsroom, { donor });
    await addGift(newsroom, { donor, twin: first });
    await addEvent(newsroom, { id: 'evt_due', contribution: first, sealedEmail: randomBytes(60) });
    await addBooks(newsroom);
    await addRecurringGift(newsroom);
    await query(newsroom.url, `insert into rate_limits (key, points) values ('someone', 1)`);
    await query(newsroom.url, `insert into network_salts values ('2026-11-01', sha256('salt'))`);
    await newsroom.backup('night');
  });
  afterAll(() => newsroom.stop());

  it('restored into an empty database is the same, row for row', async () => {
    const url = await newsroom.empty();
    const { manifest } = await newsroom.restore('night', url);
    expect(await rowsOf(url)).toEqual(await rowsOf(newsroom.url));
    expect(manifest.ledger).toEqual({
      transactions: 2,
      currencies: [{ currency: 'EUR', entries: 4, sumMinor: '0', debitMinor: '5000' }],
      newestBlock: { number: '1', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await readableEmails(url, newsroom.keys())).toEqual(['jane@example.org']);
  });

  it('restored goes on where it stood: the next row gets the next number', async () => {
    const url = await newsroom.empty();
    await newsroom.restore('night', url);
    await addNext(newsroom.url);
    await addNext(url);
    expect(await numbers(url)).toEqual(await numbers(newsroom.url));
    await query(newsroom.url, 'delete from migrations where timestamp = 2');
  });

  it('holds nothing of the tables that must not outlive a crash', async () => {
    const { manifest } = await checkBackup({ file: newsroom.file('night'), key: newsroom.key });
    const names = manifest.tables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['donors', 'contributions', 'stripe_events', 'migrations']));
    expect(names).not.toContain('rate_limits');
    expect(names).not.toContain('network_salts');
  });

  it('is for its owner alone, and nothing in it can be read without the key', async () => {
    expect(statSync(newsroom.file('night')).mode & 0o777).toBe(0o600);
    expect(readFileSync(newsroom.file('night')).includes(donor)).toBe(false);
    const checked = checkBackup({ file: newsroom.file('night'), key: null });
    await expect(checked).rejects.toThrow(/sealed under the key [0-9a-f]{12}/);
  });

  it('that is not to be secret needs no key', async () => {
    await newsroom.backup('open', { key: null });
    const url = await newsroom.empty();
    await newsroom.restore('open', url, { key: null });
    expect(await rowsOf(url)).toEqual(await rowsOf(newsroom.url));
  });

  it('of a database that is not ours is refused, and leaves no file', async () => {
    await expect(newsroom.backup('nothing', { databaseUrl: await newsroom.empty() })).rejects.toThrow(/no tables of/);
    expect(readdirSync(path.dirname(newsroom.file('x'))).filter((name) => name.startsWith('nothing'))).toEqual([]);
  });

  it('is never written over another', async () => {
    await expect(newsroom.backup('night')).rejects.toThrow(/exists already/);
  });

  it('holds the key file only when asked, and only sealed', async () => {
    const { keyFile } = await checkBackup({ file: newsroom.file('night'), key: newsroom.key });
    expect(keyFile).toBeNull();
    await newsroom.backup('with-keys', { withKeys: newsroom.file('keys.json') });
    const checked = await checkBackup({ file: newsroom.file('with-keys'), key: newsroom.key });
    expect(checked.keyFile).toBe(readFileSync(newsroom.file('keys.json'), 'utf8'));
    const open = newsroom.backup('open-with-keys', { withKeys: newsroom.file('keys.json'), key: null });
    await expect(open).rejects.toThrow(/only into a sealed backup/);
  });

  it('is one moment: what is written while it runs is not in it', async () => {
    const held = await holdFirstTable(newsroom.url);
    const running = newsroom.backup('one-moment');
    await held.untilSomebodyWaits();
    const late = await addDonor(newsroom, 'late@example.org');
    await held.release();
    const { manifest } = await running;
    expect(manifest.tables.find(({ name }) => name === 'donors')?.rows).toBe(1);
    await query(newsroom.url, 'delete from donors where id = $1', [late]);
  });

  it('that breaks off leaves nothing behind', async () => {
    const held = await holdFirstTable(newsroom.url);
    const running = newsroom.backup('broken-off').then(
      () => 'written',
      () => 'broken off',
    );
    await held.untilSomebodyWaits();
    await held.endWhoWaits();
    expect(await running).toBe('broken off');
    await held.release();
    expect(readdirSync(path.dirname(newsroom.file('x'))).filter((name) => name.startsWith('broken-off'))).toEqual([]);
  });
});

async function addNext(url: string): Promise<void> {
  await query(url, 'insert into migrations (timestamp, name) values (2, $1)', ['Next']);
  const client = new Client(url);
  await client.connect();
  await client.query('begin');
  await client.query(
    `insert into ledger_transactions (key, revision, stripe_id, occurred_at, posted_at) values ('charge:ch_2', 1, 'ch_2', now(), now())`,
  );
  await client.query(
    `insert into ledger_entries select max(id), line, 'suspense', 'EUR', amount
     from ledger_transactions, (values (1, 1), (2, -1)) entry(line, amount) group by line, amount`,
  );
  await client.query('commit').finally(() => client.end());
}

function numbers(url: string): Promise<object[]> {
  return query(url, 'select id from ledger_transactions union all select id from migrations order by id');
}

/** Keeps the table that a backup reads first from being read, after its snapshot was taken. */
async function holdFirstTable(url: string) {
  const client = new Client(url);
  await client.connect();
  await client.query('begin; lock table balance_transactions in access exclusive mode');
  const waiting = `select pid from pg_locks join pg_database d on d.oid = database where not granted and datname = current_database()`;
  return {
    async untilSomebodyWaits(): Promise<void> {
      while ((await client.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    endWhoWaits: () => client.query(`select pg_terminate_backend(pid) from (${waiting}) waiting`),
    release: () => client.query('commit').finally(() => client.end()),
  };
}

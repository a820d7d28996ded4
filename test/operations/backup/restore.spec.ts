import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { IdentityKeys, withNewKey } from '../../../src/foundation/crypto/identity-keys';
import { createBackupKey, readBackupKey } from '../../../src/operations/backup/backup-key';
import { checkBackup } from '../../../src/operations/backup/check-backup';
import { dumpDatabase } from '../../support/database-dump';
import { query } from '../../support/query';
import { addDonor, addGift, newInstallation, type Installation } from './installation';

describe('a restore', () => {
  let newsroom: Installation;
  let empty: string;

  beforeAll(async () => {
    newsroom = await newInstallation();
    await addGift(newsroom, { donor: await addDonor(newsroom, 'jane@example.org') });
    await newsroom.backup('night');
    empty = await newsroom.empty();
  });
  afterAll(() => newsroom.stop());

  const expectRefused = async (restoring: Promise<unknown>, why: RegExp): Promise<void> => {
    await expect(restoring).rejects.toThrow(why);
    expect(await dumpDatabase(empty)).toBe('');
  };
  const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
    writeFileSync(newsroom.file(name), change(Buffer.from(readFileSync(newsroom.file('night')))));
    return name;
  };

  it('into a database that is not empty is refused', async () => {
    await expect(newsroom.restore('night', newsroom.url)).rejects.toThrow(/not empty: it has public\./);
  });

  it('takes the tables of an extension for nobody in the way', async () => {
    const url = await newsroom.empty();
    await query(
      url,
      'create extension if not exists pg_trgm; create table noted (n int); alter extension pg_trgm add table noted',
    );
    const { manifest } = await newsroom.restore('night', url);
    await query(url, FORGET_RESTORE);
    await newsroom.backup('beside-an-extension', { databaseUrl: url });
    const again = await checkBackup({ file: newsroom.file('beside-an-extension'), key: newsroom.key });
    expect(again.manifest.tables).toEqual(manifest.tables);
  });

  it('lets nobody in by a session, a link, a browser or a token of that time, and keeps who may sign in', async () => {
    const source = await newsroom.empty();
    await newsroom.restore('night', source);
    await query(source, SOMEBODY_SIGNED_IN);
    await newsroom.backup('with-staff', { databaseUrl: source });
    const url = await newsroom.empty();
    await newsroom.restore('with-staff', url);
    const counted = ['staff_people', 'staff_sessions', 'staff_links', 'staff_devices'].map(
      async (table) => `${table} ${(await query(url, `select from ${table}`)).length}`,
    );
    expect(await Promise.all(counted)).toEqual([
      'staff_people 1',
      'staff_sessions 0',
      'staff_links 0',
      'staff_devices 0',
    ]);
    expect(await query(url, 'select name from staff_tokens where revoked_at is null')).toEqual([]);
    expect(await query(url, 'select name from staff_tokens')).toEqual([{ name: 'Sheet' }]);
  });

  it('sends no letter again that may have been sent since', async () => {
    const source = await newsroom.empty();
    await newsroom.restore('night', source);
    await query(
      source,
      `insert into letters (id, kind, business_id, number, data, written_at, due_at, state, attempt)
       select gen_random_uuid(), 'receipt', name, name, '{}', now(), due_at, 'pending', 0
       from (values ('due', now() - interval '1 minute'), ('put off', now() + interval '1 day')) as letter(name, due_at)`,
    );
    await newsroom.backup('with-letters', { databaseUrl: source });
    const url = await newsroom.empty();
    await newsroom.restore('with-letters', url);
    expect(await query(url, 'select business_id, state from letters order by 1')).toEqual([
      { business_id: 'due', state: 'claimed' },
      { business_id: 'put off', state: 'claimed' },
    ]);
    expect(await query(url, `select from letters_quiet where until > now() - interval '1 minute'`)).toHaveLength(1);
  });

  it('of a file with one changed bit is refused, wherever it is', async () => {
    const size = statSync(newsroom.file('night')).size;
    for (let at = 0; at < size; at += Math.ceil(size / 60)) {
      const flipped = changed('flipped', (bytes) => {
        bytes[at]! ^= 4;
        return bytes;
      });
      await expectRefused(newsroom.restore(flipped, empty), /damaged|not a backup|sealed under|newer/);
    }
  });

  it('of a file cut short is refused', async () => {
    const size = statSync(newsroom.file('night')).size;
    for (const kept of [0, 10, 100, size - 1000, size - 16, size - 1]) {
      const cut = changed('cut', (bytes) => bytes.subarray(0, kept));
      await expectRefused(newsroom.restore(cut, empty), /damaged|not a backup/);
    }
  });

  it('with another backup key is refused', async () => {
    createBackupKey(newsroom.file('other.key'));
    const refused = newsroom.restore('night', empty, { key: readBackupKey(newsroom.file('other.key')) });
    await expectRefused(refused, /sealed under the key .* the file given holds/);
  });

  it('of a newer format is refused', async () => {
    const newer = changed('newer', (bytes) =>
      Buffer.from(bytes.toString('latin1').replace('backup 1', 'backup 2'), 'latin1'),
    );
    await expectRefused(newsroom.restore(newer, empty), /format 2, from a newer Mainstay/);
  });

  it('of a schema that this version does not know is refused', async () => {
    await query(newsroom.url, `insert into migrations (timestamp, name) values (1, 'Later1999999999999')`);
    await newsroom.backup('later');
    await query(newsroom.url, `delete from migrations where timestamp = 1`);
    await expectRefused(newsroom.restore('later', empty), /does not know Later1999999999999/);
  });

  it('without the identity keys of the time is refused, and so is another key of the same name', async () => {
    const other = IdentityKeys.parse(withNewKey(undefined), 'test');
    await expectRefused(newsroom.restore('night', empty, { identityKeys: other }), /lacks k_/);
    const { keys } = JSON.parse(withNewKey(undefined)) as { keys: object[] };
    const namesake = JSON.stringify({ keys: [{ ...keys[0], id: newsroom.keys().newestId }] });
    const refused = newsroom.restore('night', empty, { identityKeys: IdentityKeys.parse(namesake, 'test') });
    await expectRefused(refused, /another key under the name/);
  });

  it('without a word about erasures is refused', async () => {
    await expectRefused(newsroom.restore('night', empty, { erasures: undefined }), /--erasures/);
  });
});

/** That it was restored is known to the database, and is no difference. */
const FORGET_RESTORE = 'delete from letters_quiet';

/** Nobody's: what is sealed in it opens for nobody. */
const SOMEBODY_SIGNED_IN = `
  with person as (
    insert into staff_people (id, sealed_address, identity_key_id, address_index, roles, state, password_hash, sealed_totp, made_at)
    select gen_random_uuid(), '\\x01', identity_key_id, sha256('index'), '{admin}', 'active', '$argon2id$not-real', '\\x01', now()
    from donors limit 1 returning id),
  token as (
    insert into staff_tokens (id, person_id, name, token_hash, roles, made_at, expires_at)
    select gen_random_uuid(), id, 'Sheet', sha256('token'), '{admin}', now(), now() + interval '1 day' from person),
  link as (
    insert into staff_links (token_hash, person_id, sealed_totp, sealing_key_id, expires_at)
    select sha256('link'), id, '\\x01', 'k', now() + interval '1 hour' from person),
  device as (insert into staff_devices (token_hash, person_id, seen_at) select sha256('device'), id, now() from person)
  insert into staff_sessions (token_hash, person_id, how, made_at, seen_at)
  select sha256('session'), id, 'password', now(), now() from person`;

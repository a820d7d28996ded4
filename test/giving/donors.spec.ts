import { randomUUID } from 'node:crypto';
import { writeFileSync, readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { IdentityKeys, withNewKey } from '../../src/foundation/crypto/identity-keys';
import { Donor } from '../../src/giving/donors/donor.entity';
import { DonorVault, type SealedDonor } from '../../src/giving/donors/donor-vault';
import { DonorsService } from '../../src/giving/donors/donors.service';
import { KeyRotation } from '../../src/giving/donors/key-rotation';
import { Tributes } from '../../src/giving/donors/tributes/tributes';
import { OwnDataReader } from '../../src/managing/own-data/own-data-reader';
import { startApp, type RunningApp } from '../support/app';
import { freshDatabase } from '../support/database';

/** What a process that has not been told of the newest key still works with. */
function olderKeyAlone(file: string): string {
  const { keys } = JSON.parse(file) as { keys: object[] };
  return JSON.stringify({ keys: keys.slice(1) });
}

describe('donors', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-keys-'));
  const keyFile = path.join(folder, 'keys.json');
  writeFileSync(keyFile, withNewKey(undefined), { mode: 0o600 });
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  let app: RunningApp;

  const start = () => startApp({ environment: { IDENTITY_KEYS_FILE: keyFile, DATABASE_URL: database.url } });
  const recognise = (email: string) =>
    app.app.get(DonorsService, { strict: false }).recognise(app.app.get(DataSource).manager, email);
  const all = () =>
    app.app
      .get(DataSource)
      .getRepository(Donor)
      .find({ order: { id: 'ASC' } });

  beforeAll(async () => {
    database = await freshDatabase();
    app = await start();
  });
  afterAll(async () => {
    await app.stop();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  it('are one whatever the spelling of their address', async () => {
    const id = await recognise('Jane@Example.org');
    expect(await recognise(' jane@example.org ')).toBe(id);
    expect(await recognise('john@example.org')).not.toBe(id);
  });

  it('are one when twenty gifts of one address come at once', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => recognise('crowd@example.org')));
    expect(new Set(ids).size).toBe(1);
  });

  it('move to a new key and are still the same, before, during and after', async () => {
    const jane = await recognise('jane@example.org');
    const before = await all();
    await app.stop();
    writeFileSync(keyFile, withNewKey(readFileSync(keyFile, 'utf8')));
    app = await start();
    expect(await recognise('JANE@example.org')).toBe(jane);
    expect(await app.app.get(KeyRotation, { strict: false }).rotate(() => undefined)).toBe(before.length);
    expect(await app.app.get(KeyRotation, { strict: false }).rotate(() => undefined)).toBe(0);
    expect(await recognise('jane@example.org')).toBe(jane);
    const after = await all();
    const vault = app.app.get(DonorVault, { strict: false });
    expect(after.map((donor) => vault.openEmail(donor.id, donor as SealedDonor)).sort()).toEqual([
      'Jane@Example.org',
      'crowd@example.org',
      'john@example.org',
    ]);
    expect(after.every((donor, index) => donor.identityKeyId !== before[index]?.identityKeyId)).toBe(true);
    expect(after.every((donor, index) => !donor.emailIndex!.equals(before[index]!.emailIndex!))).toBe(true);
  });

  it('made twice while two processes had different keys become one again', async () => {
    const jane = await recognise('jane@example.org');
    const older = IdentityKeys.parse(olderKeyAlone(readFileSync(keyFile, 'utf8')), 'test');
    const twin = { id: randomUUID(), recognisedAt: new Date() };
    const sealed = new DonorVault(older).seal(twin.id, 'jane@example.org');
    await app.app
      .get(DataSource)
      .getRepository(Donor)
      .insert({ ...twin, ...sealed });
    await app.app.get(DataSource).query(
      `insert into mail_tokens (hash, scope, donor_id, made_at, expires_at)
       values (sha256('a link'), 'manage', $1, clock_timestamp(), clock_timestamp())`,
      [twin.id],
    );
    const gift = await saidBy(twin.id, new DonorVault(older), sealed);
    const change = randomUUID();
    const words = new DonorVault(older).sealFor(twin.id, sealed, `words of change ${change}`, 'I moved');
    await writtenWith(gift, change, words);
    expect(await app.app.get(KeyRotation, { strict: false }).rotate(() => undefined)).toBe(1);
    expect(await app.app.get(Tributes, { strict: false }).of(jane)).toEqual(
      new Map([[gift, { kind: 'note', text: 'Thank you' }]]),
    );
    // What does not open, from whatever time, is said to be there, and takes nothing else from its donor.
    await writtenWith(gift, randomUUID(), Buffer.from('under a key that is gone'));
    const own = await app.app.get(OwnDataReader, { strict: false }).of(jane);
    expect(own.find(({ name }) => name === 'words')?.rows).toEqual([
      { on: expect.any(Date), words: 'I moved' },
      { on: expect.any(Date), words: null, isUnreadable: true },
      { gift, kind: 'note', words: 'Thank you' },
    ]);
    expect(await app.app.get(DataSource).query('select donor_id from mail_tokens')).toEqual([{ donor_id: jane }]);
    expect(await recognise('jane@example.org')).toBe(jane);
    expect((await all()).filter(({ id }) => id === twin.id)).toEqual([]);
  });

  /** Something said with a gift, under the key of its donor. @returns the gift's id */
  async function saidBy(donorId: string, vault: DonorVault, donor: SealedDonor): Promise<string> {
    const gift = randomUUID();
    const words = JSON.stringify({ kind: 'note', text: 'Thank you' });
    const sealed = vault.sealFor(donorId, donor, `tribute of ${gift}`, words);
    await app.app.get(DataSource).query(
      `insert into contributions (id, attempt_id, request_hash, frequency, amount_minor, currency, language, return_to,
         receipt, consent_version, donor_id, status, pledged_at)
       values ($1, gen_random_uuid(), sha256('x'), 'one-time', 100, 'EUR', 'en', 'thank-you', true, '1', $2, 'confirmed',
         clock_timestamp())`,
      [gift, donorId],
    );
    await app.app
      .get(DataSource)
      .query(
        'insert into tributes (contribution_id, sealed_tribute, donor_id, written_at) values ($1, $2, $3, clock_timestamp())',
        [gift, sealed, donorId],
      );
    return gift;
  }

  /** Something written with the end of a gift. */
  async function writtenWith(gift: string, change: string, sealed: Buffer): Promise<void> {
    await app.app.get(DataSource).query(
      `insert into gift_changes (id, kind, contribution_id, subscription_id, terms, reason, sealed_words, asked_at,
         settled_at, state, attempt)
       values ($1, 'end', $2, 'sub_1', '{}', 'other', $3, clock_timestamp(), clock_timestamp(), 'done', 1)`,
      [change, gift, sealed],
    );
  }

  it('are unreadable once their key is destroyed', async () => {
    const [donor] = (await all()) as [Donor];
    const vault = app.app.get(DonorVault, { strict: false });
    const stranger = vault.seal(donor.id, 'stranger@example.org');
    expect(() => vault.openEmail(donor.id, { ...(donor as SealedDonor), wrappedKey: stranger.wrappedKey })).toThrow();
  });
});

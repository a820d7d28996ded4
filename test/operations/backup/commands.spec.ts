import { readFileSync, writeFileSync } from 'node:fs';
import { commandLine } from '../../support/command-line';
import { query } from '../../support/query';
import { addDonor, addGift, newInstallation, readableEmails, type Installation } from './installation';

/** What a newsroom types on the worst day, from the first key to the restored database. */
describe('the commands of a backup', () => {
  let newsroom: Installation;

  beforeAll(async () => {
    newsroom = await newInstallation();
    await addGift(newsroom, { donor: await addDonor(newsroom, 'jane@example.org') });
    const erased = await addDonor(newsroom, 'erased@example.org');
    await type(newsroom.url, 'backup', newsroom.file('early'), '--unsealed');
    await newsroom.erase(erased);
  });
  afterAll(() => newsroom.stop());

  async function type(databaseUrl: string, ...words: string[]): Promise<string> {
    const environment = {
      ...{ DATABASE_URL: databaseUrl, IDENTITY_KEYS_FILE: newsroom.file('keys.json') },
      ...{ PUBLIC_URL: 'https://give.example', STRIPE_API_BASE: 'http://127.0.0.1:9' },
      ...{ STRIPE_SECRET_KEY: 'sk_test_sandbox_fake', STRIPE_WEBHOOK_SECRET: 'whsec_sandbox_fake' },
    };
    const { stdout, stderr } = await commandLine(() => environment)(...words);
    return stdout + stderr;
  }

  it('bring everything back, with keys and without the erased', async () => {
    const [file, key, keys] = [newsroom.file('night'), newsroom.file('typed.key'), newsroom.file('keys.json')];
    expect(await type(newsroom.url, 'backup-key', key)).toMatch(/Backup key [0-9a-f]{12} is in/);
    const said = await type(newsroom.url, 'backup', file, '--key', key, '--with-keys', keys, '--progress');
    expect(said).toMatch(/tables, \d+ rows, \d+ bytes\.[\s\S]+\d+ of \d+ tables/);

    const checked = await type(
      ...[newsroom.url, 'restore', file, '--key', key],
      ...['--verify-only', '--keys-to', newsroom.file('found.json')],
    );
    expect(checked).toMatch(/^Whole and as it was written: .* needs k_/);
    expect(readFileSync(newsroom.file('found.json'), 'utf8')).toBe(readFileSync(keys, 'utf8'));

    const url = await newsroom.empty();
    const restored = await type(
      url,
      'restore',
      file,
      '--key',
      key,
      '--verify',
      '--erasures',
      newsroom.log.file,
      '--json',
    );
    expect(JSON.parse(restored)).toMatchObject({
      erased: 1,
      migrated: [],
      manifest: { erasures: 1, hasKeyFile: true },
    });
    expect(await readableEmails(url, newsroom.keys())).toEqual(['jane@example.org']);
  });

  it('have to be told whether to seal, and what became of erasures', async () => {
    await expect(type(newsroom.url, 'backup', newsroom.file('no'))).rejects.toThrow(
      /either --key KEY_FILE or --unsealed/,
    );
    const url = await newsroom.empty();
    await expect(type(url, 'restore', newsroom.file('early'))).rejects.toThrow(/--erasures, or say --no-erasures/);
    const missing = type(url, 'restore', newsroom.file('early'), '--erasures', newsroom.file('no-log'));
    await expect(missing).rejects.toThrow(/There is no erasure log/);
    expect(await type(url, 'restore', newsroom.file('early'), '--no-erasures')).toMatch(/^Restored and verified/);
    expect(await query(url, 'select count(*)::int as n from donors where sealed_email is not null')).toEqual([
      { n: 2 },
    ]);
  });

  it('never write over a key', async () => {
    writeFileSync(newsroom.file('mine'), 'mine');
    await expect(type(newsroom.url, 'backup-key', newsroom.file('mine'))).rejects.toThrow(/never written over/);
    await type(newsroom.url, 'backup-key', newsroom.file('another.key'));
    await type(
      ...[newsroom.url, 'backup', newsroom.file('enclosed'), '--key', newsroom.file('another.key')],
      ...['--with-keys', newsroom.file('keys.json')],
    );
    const words = ['restore', newsroom.file('enclosed'), '--key', newsroom.file('another.key'), '--verify-only'];
    await expect(type(newsroom.url, ...words, '--keys-to', newsroom.file('mine'))).rejects.toThrow(
      /never written over/,
    );
    expect(readFileSync(newsroom.file('mine'), 'utf8')).toBe('mine');
  });
});

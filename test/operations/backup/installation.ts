import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { IdentityKeys, withNewKey } from '../../../src/foundation/crypto/identity-keys';
import { DonorVault, type SealedDonor } from '../../../src/giving/donors/donor-vault';
import { DonorErasure } from '../../../src/giving/donors/erasure';
import { ErasureLog } from '../../../src/giving/donors/erasure-log';
import { Clock } from '../../../src/foundation/clock/clock';
import { dataSourceOptions } from '../../../src/infrastructure/database/data-source';
import { createBackupKey, readBackupKey } from '../../../src/operations/backup/backup-key';
import { restoreBackup, type RestoreOrder } from '../../../src/operations/backup/restore-backup';
import { writeBackup, type BackupOrder } from '../../../src/operations/backup/write-backup';
import { freshDatabase } from '../../support/database';
import { query } from '../../support/query';

/** A newsroom's installation with gifts, donors, events and books, and somewhere to restore it to. */
export async function newInstallation() {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-backup-'));
  const file = (name: string): string => path.join(folder, name);
  writeFileSync(file('keys.json'), withNewKey(undefined), { mode: 0o600 });
  createBackupKey(file('backup.key'));
  const database = await freshDatabase();
  const keys = () => IdentityKeys.parse(readFileSync(file('keys.json'), 'utf8'), 'test');
  const log = ErasureLog.beside(file('keys.json'));
  const emptyDatabases: { drop(): Promise<void> }[] = [];
  return {
    ...{ url: database.url, file, keys, log, key: readBackupKey(file('backup.key')) },
    async empty(): Promise<string> {
      const fresh = await emptyDatabase();
      emptyDatabases.push(fresh);
      return fresh.url;
    },
    backup(name: string, changes: Partial<BackupOrder> = {}) {
      return writeBackup({
        ...{ databaseUrl: database.url, file: file(name), key: readBackupKey(file('backup.key')), withKeys: null },
        ...{ createdAt: new Date('2026-11-02T03:00:00Z'), onProgress: () => undefined, ...changes },
      });
    },
    restore(name: string, databaseUrl: string, changes: Partial<RestoreOrder> = {}) {
      return restoreBackup({
        ...{ databaseUrl, file: file(name), key: readBackupKey(file('backup.key')), identityKeys: keys() },
        ...{ erasures: log.read(), onProgress: () => undefined, ...changes },
      });
    },
    async erase(donorId: string): Promise<void> {
      const dataSource = await new DataSource(dataSourceOptions(database.url)).initialize();
      await new DonorErasure(dataSource, new Clock(), log).erase(donorId).finally(() => dataSource.destroy());
    },
    async stop(): Promise<void> {
      for (const each of [database, ...emptyDatabases]) await each.drop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Installation = Awaited<ReturnType<typeof newInstallation>>;

/** A database in which nobody ever ran anything. */
async function emptyDatabase() {
  const database = await freshDatabase();
  await query(database.url, 'drop schema public cascade; create schema public');
  return database;
}

export async function addDonor({ url, keys }: Installation, email: string): Promise<string> {
  const id = randomUUID();
  const sealed = new DonorVault(keys()).seal(id, email);
  await query(
    url,
    `insert into donors (id, identity_key_id, email_index, wrapped_key, sealed_email, recognised_at)
     values ($1, $2, $3, $4, $5, '2026-11-01T12:00:00.123456Z')`,
    [id, sealed.identityKeyId, sealed.emailIndex, sealed.wrappedKey, sealed.sealedEmail],
  );
  return id;
}

export async function addGift({ url }: Pick<Installation, 'url'>, of: { donor?: string; twin?: string } = {}) {
  const id = randomUUID();
  await query(
    url,
    `insert into contributions (id, attempt_id, request_hash, frequency, amount_minor, currency, language, return_to,
       receipt, consent_version, donor_id, status, pledged_at, possible_duplicate_of)
     values ($1, $2, $3, 'one-time', 2500, 'EUR', E'en\\t\\\\ \\n', 'thank-you', true, '2026-11', $4, 'confirmed',
       '2026-11-01T11:00:00Z', $5)`,
    [id, randomUUID(), randomBytes(32), of.donor ?? null, of.twin ?? null],
  );
  return id;
}

/** A gift and its correction in the books, the first of them sealed in a block. */
export async function addBooks({ url }: Pick<Installation, 'url'>): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query('begin');
  for (const [revision, corrects] of [
    [1, null],
    [2, 1],
  ])
    await client.query(
      `with posted as (
         insert into ledger_transactions (key, revision, corrects, stripe_id, occurred_at, posted_at)
         values ('charge:ch_1', $1, $2, 'ch_1', '2026-11-01', '2026-11-01') returning id)
       select id from posted`,
      [revision, corrects],
    );
  await client.query(
    `insert into ledger_entries (transaction_id, line, account, currency, amount_minor)
     select id, line, account, 'EUR', amount from ledger_transactions,
       (values (1, 'assets:stripe:payments', 2500), (2, 'income:unattributed', -2500)) as entry(line, account, amount)`,
  );
  await client.query('commit');
  await client.query('delete from ledger_unsealed where transaction_id = 1');
  await client.query(
    `insert into ledger_blocks values (1, decode(repeat('00', 32), 'hex'), sha256('block'), '{[1,2)}', 1, '2026-11-01')`,
  );
  await client.end();
}

/** A recurring gift of which one view is recorded and another, by its trigger, is noted to be. */
export async function addRecurringGift({ url }: Pick<Installation, 'url'>): Promise<void> {
  await query(url, `insert into subscriptions (stripe_id, status) values ('sub_1', 'active')`);
  await query(
    url,
    `insert into subscription_snapshots (subscription_id, created, hash, event_type, api_version, snapshot)
     select 'sub_1', '2026-11-01'::timestamptz + make_interval(secs => n), sha256(n::text::bytea), 'fetched', '', '{}'
     from generate_series(1, 2) n`,
  );
  await query(url, 'delete from subscription_movements_due where id = 1');
  await query(
    url,
    `insert into subscription_unsealed_movements
       (subscription_id, holder, occurred_at, kind, currency, frequency, campaign, annual_minor, gifts)
     values ('sub_1', 'sub_1', '2026-11-01', 'new', 'EUR', 'monthly', '', 12000, 1)`,
  );
}

/** For the newsletter, with its yes; for a reminder, without; for a link. */
export async function addRequests({ url, keys }: Pick<Installation, 'url' | 'keys'>): Promise<void> {
  const key = [keys().newestId];
  await query(
    url,
    `insert into newsletter_requests (id, sealed_email, sealing_key_id, language, consent_version, requested_at, token_hash,
       confirmed_at, due_at, state, attempt, sent_at)
     values (gen_random_uuid(), 'sealed', $1, 'en', '2026-11', '2026-11-01', sha256('yes'), '2026-11-01', '2026-11-01',
       'sent', 1, '2026-11-01')`,
    key,
  );
  await query(
    url,
    `with asked as (
       insert into reminders (id, state, sealed_email, sealing_key_id, zone, first_on, mails, frequency, amount_minor,
         currency, language, return_to, consent_version, requested_at)
       values (gen_random_uuid(), 'unconfirmed', 'sealed', $1, 'UTC', '2026-11-20', 1, 'monthly', 500, 'EUR', 'en',
         'thank-you', '2026-11', '2026-11-01') returning id)
     insert into mail_tokens (hash, scope, reminder_id, made_at) select sha256('link'), 'confirm', id, '2026-11-01' from asked`,
    key,
  );
  await query(
    url,
    `insert into letters (id, kind, business_id, data, sealed_email, sealing_key_id, written_at, due_at, state, attempt)
     values (gen_random_uuid(), 'manage-link', 'asked', '{}', 'sealed', $1, '2026-11-01', '2026-11-01', 'pending', 0)`,
    key,
  );
}

export async function addEvent(
  { url, keys }: Pick<Installation, 'url' | 'keys'>,
  event: { id: string; contribution: string; sealedEmail: Buffer },
): Promise<void> {
  await query(
    url,
    `insert into stripe_events (account, event_id, type, created, livemode, body_sha256, object_type, projection,
       sealed_email, sealing_key_id, received_at, state, due_at)
     values ('', $1, 'checkout.session.completed', now(), false, sha256('body'), 'checkout.session',
       jsonb_build_object('client_reference_id', $2::text), $3, $4, now(), 'due', now())`,
    [event.id, event.contribution, event.sealedEmail, keys().newestId],
  );
}

/** Every email that a database and the key file together still give away. */
export async function readableEmails(url: string, keys: IdentityKeys): Promise<string[]> {
  const donors = await query<SealedDonor & { id: string }>(
    url,
    `select id, identity_key_id as "identityKeyId", wrapped_key as "wrappedKey", sealed_email as "sealedEmail"
     from donors where wrapped_key is not null and sealed_email is not null`,
  );
  return donors.map((donor) => new DonorVault(keys).openEmail(donor.id, donor)).sort();
}

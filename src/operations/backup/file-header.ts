import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { readSync } from 'node:fs';
import type { BackupKey } from './backup-key';
import { BackupRefused } from './backup-refused';

/**
 * The first lines of a backup: the format with its version, then which key sealed the rest, as JSON. A backup that is
 * not to be secret carries its key here: it hides nothing then, but a changed, lost or moved byte is still found.
 */
export interface FileHeader {
  readonly bytes: Buffer;
  /** For this file alone. */
  readonly key: Buffer;
}

/** @param key null: anyone may read the backup */
export function newHeader(key: BackupKey | null): FileHeader {
  const salt = randomBytes(SALT_BYTES).toString('base64url');
  const openKey = randomBytes(SALT_BYTES);
  const fields = key === null ? { salt, openKey: openKey.toString('base64url') } : { salt, keyId: key.id };
  const bytes = Buffer.from(`${MAGIC} ${FORMAT}\n${JSON.stringify(fields)}\n`);
  return { bytes, key: fileKey(key?.secret ?? openKey, bytes) };
}

/**
 * Reads the header at the start of an open file.
 * @throws BackupRefused when it is no backup, of a newer format, or sealed under another key than the one given
 */
export function readHeader(descriptor: number, key: BackupKey | null): FileHeader {
  const start = Buffer.alloc(MAXIMUM_HEADER_BYTES);
  const text = start.subarray(0, readSync(descriptor, start, 0, start.length, 0)).toString('latin1');
  const [, version, json] = new RegExp(`^${MAGIC} (\\d{1,9})\\n(?:(\\{[^\\n]*\\})\\n)?`).exec(text) ?? [];
  if (version === undefined) throw new BackupRefused('This file is not a backup of Mainstay');
  if (Number(version) > FORMAT)
    throw new BackupRefused(
      `This backup has format ${version}, from a newer Mainstay; this one reads up to ${FORMAT}. Restore it with the version that made it`,
    );
  const bytes = Buffer.from(`${MAGIC} ${version}\n${json}\n`, 'latin1');
  return { bytes, key: fileKey(secretFor(fieldsOf(json), key), bytes) };
}

function fieldsOf(json: string | undefined): { keyId?: unknown; openKey?: unknown } {
  try {
    return JSON.parse(json ?? '') as { keyId?: unknown; openKey?: unknown };
  } catch {
    throw new BackupRefused('The backup is damaged in its first lines');
  }
}

function secretFor({ keyId, openKey }: { keyId?: unknown; openKey?: unknown }, key: BackupKey | null): Buffer {
  if (typeof openKey === 'string') return Buffer.from(openKey, 'base64url');
  if (key === null) throw new BackupRefused(`This backup is sealed under the key ${String(keyId)}: name its file`);
  if (key.id !== keyId)
    throw new BackupRefused(`This backup is sealed under the key ${String(keyId)}, and the file given holds ${key.id}`);
  return key.secret;
}

/** The salt makes it this file's own, so that a counter is nonce enough; a changed header gives another key. */
function fileKey(secret: Buffer, header: Buffer): Buffer {
  return Buffer.from(
    hkdfSync('sha256', secret, createHash('sha256').update(header).digest(), 'mainstay backup', KEY_BYTES),
  );
}

const MAGIC = 'mainstay backup';
/** Raised whenever an older Mainstay could no longer read what this one writes. */
const FORMAT = 1;
const SALT_BYTES = 32;
/** AES-256. */
const KEY_BYTES = 32;
/** The two lines take some 150. */
const MAXIMUM_HEADER_BYTES = 1024;

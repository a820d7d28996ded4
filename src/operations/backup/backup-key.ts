import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { writeKeyFile } from '../../foundation/crypto/key-file';
import { BackupRefused } from './backup-refused';

/** What seals backups. Another secret than the identity keys, so that whoever stores backups holds neither. */
export interface BackupKey {
  /** Names the key without telling anything of it. */
  readonly id: string;
  readonly secret: Buffer;
}

/**
 * A file with a new key, readable by its owner alone.
 * @returns the key's id
 * @throws BackupRefused where a file exists: writing over a key would lose every backup made under it
 */
export function createBackupKey(file: string): string {
  if (existsSync(file)) throw new BackupRefused(`${file} exists already, and a key is never written over`);
  const secret = randomBytes(SECRET_BYTES);
  writeKeyFile(file, `${PREFIX}${secret.toString('base64url')}\n`);
  return idOf(secret);
}

/** @throws BackupRefused when the file cannot be read, is no backup key, or others than its owner may read it */
export function readBackupKey(file: string): BackupKey {
  const text = readAlone(file).trim();
  const secret = Buffer.from(text.slice(PREFIX.length), 'base64url');
  if (!text.startsWith(PREFIX) || secret.length !== SECRET_BYTES)
    throw new BackupRefused(`${file} is not a backup key, as "backup-key FILE" makes them`);
  return { id: idOf(secret), secret };
}

function readAlone(file: string): string {
  try {
    // Windows keeps its permissions elsewhere and makes these bits up.
    if (process.platform === 'win32' || (statSync(file).mode & RIGHTS_OF_OTHERS) === 0)
      return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BackupRefused(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
  throw new BackupRefused(`${file} is open to others than its owner: chmod 600 it`);
}

function idOf(secret: Buffer): string {
  return createHash('sha256').update('mainstay backup key id').update(secret).digest('hex').slice(0, ID_DIGITS);
}

const PREFIX = 'mainstay-backup-key ';
/** AES-256. */
const SECRET_BYTES = 32;
/** Enough to tell a newsroom's few keys apart. */
const ID_DIGITS = 12;
const RIGHTS_OF_OTHERS = 0o077;

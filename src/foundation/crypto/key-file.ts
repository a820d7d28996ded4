import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { ConfigurationError } from '../config/configuration-error';
import { syncFolder } from '../files/sync-folder';

/** The text of the key file. @throws ConfigurationError when it cannot be read, or others than its owner may read it */
export function readKeyFile(file: string): string {
  try {
    refuseIfOpen(file);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    throw new ConfigurationError([`IDENTITY_KEYS_FILE cannot be read: ${(error as NodeJS.ErrnoException).code}`]);
  }
}

/**
 * Puts `text` in the place of the file, whole or not at all: a key file cut short by a full disk or a crash would lose
 * every donor. Only its owner may read it: whoever has the keys and the database has the donors.
 */
export function writeKeyFile(file: string, text: string): void {
  // A link stays a link.
  const target = existsSync(file) ? realpathSync(file) : file;
  const unfinished = `${target}.new`;
  // What an earlier try left, which may be readable by others.
  rmSync(unfinished, { force: true });
  writeThrough(unfinished, text);
  renameSync(unfinished, target);
  syncFolder(path.dirname(target));
}

function refuseIfOpen(file: string): void {
  // Windows keeps its permissions elsewhere and makes these bits up.
  if (process.platform === 'win32') return;
  if ((statSync(file).mode & RIGHTS_OF_OTHERS) === 0) return;
  throw new ConfigurationError([`IDENTITY_KEYS_FILE (${file}) is open to others than its owner: chmod 600 it`]);
}

const RIGHTS_OF_OTHERS = 0o077;

function writeThrough(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

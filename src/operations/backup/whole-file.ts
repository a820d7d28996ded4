import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from '../../foundation/files/sync-folder';
import { BackupRefused } from './backup-refused';

/**
 * Writes a file, whole or not at all: under its name stands nothing until every byte is on the disk. Readable by its
 * owner alone. @returns its size in bytes
 * @throws BackupRefused where a file of that name exists: a backup is never written over another
 */
export async function writeWholeFile(file: string, content: AsyncIterable<Buffer>): Promise<number> {
  if (existsSync(file)) throw new BackupRefused(`${file} exists already, and a backup is never written over another`);
  // A name of its own: two backups at once must not finish each other's file.
  const unfinished = `${file}.${randomUUID()}.unfinished`;
  const out = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
  try {
    await pipeline(content, out);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  syncFolder(path.dirname(path.resolve(file)));
  return out.bytesWritten;
}

import { closeSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from './sync-folder';

/**
 * Writes a file that was not there, readable by its owner alone. When it returns, the file is on the disk; when it
 * throws, there is none of ours. @throws Error with the code EEXIST where a file of that name exists
 */
export function writeNewFile(file: string, text: string): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
    syncFolder(path.dirname(path.resolve(file)));
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

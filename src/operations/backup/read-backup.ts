import { closeSync, createReadStream, openSync } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { BackupKey } from './backup-key';
import { BackupRefused } from './backup-refused';
import { readHeader, type FileHeader } from './file-header';
import { decodeFrames, type Frame } from './frames';
import { openChunks } from './sealed-chunks';

/** A file and what opens it; a key is needed only for a sealed one. */
export interface BackupFile {
  readonly file: string;
  readonly key: BackupKey | null;
}

/**
 * The frames of a backup, each authenticated before it is handed on.
 * @throws BackupRefused at the first byte that is not as it was written, and for another key, format or file
 */
export async function* readBackup({ file, key }: BackupFile): AsyncGenerator<Frame> {
  const header = headerOf(file, key);
  const sealed = createReadStream(file, { start: header.bytes.length });
  // The callback takes an error that the last stream hands on to whoever reads it.
  const unpacked = pipeline(Readable.from(openChunks(header.key, sealed)), createGunzip(), () => undefined);
  yield* decodeFrames(unpacked);
}

function headerOf(file: string, key: BackupKey | null): FileHeader {
  const descriptor = open(file);
  try {
    return readHeader(descriptor, key);
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number {
  try {
    return openSync(file, 'r');
  } catch (error) {
    throw new BackupRefused(`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { IdentityKeys } from '../../foundation/crypto/identity-keys';
import { readKeyFile } from '../../foundation/crypto/key-file';
import { appVersion } from './app-version';
import type { BackupKey } from './backup-key';
import { BackupRefused } from './backup-refused';
import { backupFrames, type BackupProgress } from './backup-frames';
import { withSession } from './database-session';
import { newHeader } from './file-header';
import type { Manifest } from './manifest';
import { sealChunks } from './sealed-chunks';
import { writeWholeFile } from './whole-file';

export interface BackupOrder {
  readonly databaseUrl: string;
  /** Must not exist. */
  readonly file: string;
  /** Null: whoever has the file can read it, donors' sealed emails excepted. */
  readonly key: BackupKey | null;
  /** The identity key file, when it is to be inside. */
  readonly withKeys: string | null;
  readonly createdAt: Date;
  readonly onProgress: (progress: BackupProgress) => void;
}

/**
 * Writes one consistent snapshot of the database into one file, in constant memory.
 * @throws BackupRefused when it cannot be done as ordered; then there is no file
 */
export async function writeBackup(order: BackupOrder): Promise<{ manifest: Manifest; bytes: number }> {
  const keyFile = order.withKeys === null ? null : keyFileToEnclose(order.withKeys, order.key);
  return withSession(order.databaseUrl, async ({ client }) => {
    // Read only, so that nothing here can change what it copies.
    await client.query('begin isolation level repeatable read read only');
    let manifest: Manifest | undefined;
    const frames = backupFrames(client, {
      ...{ keyFile, appVersion: appVersion(), createdAt: order.createdAt, onProgress: order.onProgress },
      onManifest: (written) => (manifest = written),
    });
    const bytes = await writeWholeFile(order.file, sealed(frames, order.key));
    await client.query('commit');
    if (manifest === undefined) throw new Error('A backup was written without its manifest');
    return { manifest, bytes };
  });
}

/** Whoever finds an open backup with the keys inside has every donor. */
function keyFileToEnclose(file: string, key: BackupKey | null): Buffer {
  if (key === null) throw new BackupRefused('The identity keys go only into a sealed backup: give a backup key');
  const text = readKeyFile(file);
  IdentityKeys.parse(text, file);
  return Buffer.from(text);
}

async function* sealed(frames: AsyncIterable<Buffer>, key: BackupKey | null): AsyncGenerator<Buffer> {
  const header = newHeader(key);
  yield header.bytes;
  // The callback takes an error that the last stream hands on to whoever reads it.
  const packed = pipeline(Readable.from(frames), createGzip(), () => undefined);
  yield* sealChunks(header.key, packed);
}

import { BackupRefused } from './backup-refused';
import type { Frame } from './frames';
import type { Manifest, TableContent, TableFigures } from './manifest';
import { readBackup, type BackupFile } from './read-backup';
import { RowDigest } from './table-copy';

export interface CheckedBackup {
  readonly manifest: Manifest;
  /** The text of the identity key file, where it is inside. */
  readonly keyFile: string | null;
}

/**
 * Reads a whole backup without a database: every byte authentic, every table as long and as it hashes in the manifest.
 * @throws BackupRefused naming what is wrong
 */
export async function checkBackup(backup: BackupFile): Promise<CheckedBackup> {
  const seen = new SeenFrames();
  for await (const frame of readBackup(backup)) seen.take(frame);
  return seen.checked();
}

class SeenFrames {
  private readonly tables: TableFigures[] = [];
  private table: TableContent | undefined;
  private digest = new RowDigest();
  private keyFile: string | null = null;
  private manifest: Manifest | undefined;

  take({ kind, payload }: Frame): void {
    if (this.manifest !== undefined) throw new BackupRefused('The backup goes on after its end');
    if (kind === 'rows') return this.digest.add(payload);
    this.endTable();
    if (kind === 'table') this.table = JSON.parse(payload.toString()) as TableContent;
    if (kind === 'keys') this.keyFile = payload.toString();
    if (kind === 'manifest') this.manifest = JSON.parse(payload.toString()) as Manifest;
  }

  checked(): CheckedBackup {
    if (this.manifest === undefined) throw new BackupRefused('The backup has no manifest: it was not finished');
    // Both sides come from the same code and say their fields in the same order.
    const isAsSaid = JSON.stringify(this.tables) === JSON.stringify(this.manifest.tables);
    if (!isAsSaid || this.manifest.hasKeyFile !== (this.keyFile !== null))
      throw new BackupRefused('What the backup holds is not what its manifest says');
    return { manifest: this.manifest, keyFile: this.keyFile };
  }

  private endTable(): void {
    if (this.table !== undefined) this.tables.push({ ...this.table, ...this.digest.figures() });
    this.table = undefined;
    this.digest = new RowDigest();
  }
}

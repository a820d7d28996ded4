import type { PoolClient } from 'pg';
import type { Frame } from './frames';
import type { Manifest, TableContent } from './manifest';
import { readBackup, type BackupFile } from './read-backup';
import { loadRows } from './table-copy';

export interface RestoreProgress {
  readonly table: string;
  readonly tablesDone: number;
  readonly tables: number;
}

/** Fills the tables of a migrated database, in the transaction under way. Triggers and constraints stay in force. */
export async function loadBackup(
  client: PoolClient,
  backup: BackupFile,
  { manifest, onProgress }: { manifest: Manifest; onProgress: (progress: RestoreProgress) => void },
): Promise<void> {
  const frames = readBackup(backup);
  let tablesDone = 0;
  let next = await frames.next();
  while (!next.done) {
    if (next.value.kind !== 'table') {
      next = await frames.next();
      continue;
    }
    const table = JSON.parse(next.value.payload.toString()) as TableContent;
    // Rows that the migrations themselves or triggers wrote: the backup has all that is to be there.
    await client.query(`delete from ${client.escapeIdentifier(table.name)}`);
    const rows = new RowsOfTable(frames);
    await loadRows(client, table, rows.read());
    next = await rows.following();
    onProgress({ table: table.name, tablesDone: ++tablesDone, tables: manifest.tables.length });
  }
  await setSequences(client, manifest);
  // What is checked only at the end of a transaction is checked now: no table may change its shape before.
  await client.query('set constraints all immediate');
}

/** The rows that follow a table's name, up to whatever comes after them. */
class RowsOfTable {
  private after: IteratorResult<Frame, void> | undefined;

  constructor(private readonly frames: AsyncGenerator<Frame, void>) {}

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      const next = await this.frames.next();
      if (next.done || next.value.kind !== 'rows') {
        this.after = next;
        return;
      }
      yield next.value.payload;
    }
  }

  following(): Promise<IteratorResult<Frame, void>> {
    return this.after === undefined ? this.frames.next() : Promise.resolve(this.after);
  }
}

async function setSequences(client: PoolClient, { sequences }: Manifest): Promise<void> {
  for (const { name, lastValue, isCalled } of sequences)
    await client.query('select setval(quote_ident($1)::regclass, $2, $3)', [name, lastValue, isCalled]);
}

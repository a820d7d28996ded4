import type { PoolClient } from 'pg';
import { BackupRefused } from './backup-refused';
import { hasTable, readCatalog, readSequences } from './catalog';
import type { CatalogTable } from './catalog-table';
import { encodeFrame, type Frame } from './frames';
import { identityKeysInUse } from './identity-keys-in-use';
import { readLedgerFigures } from './ledger-figures';
import type { Manifest, TableFigures } from './manifest';
import { readRows, RowDigest } from './table-copy';

export interface BackupProgress {
  readonly table: string;
  readonly tablesDone: number;
  readonly tables: number;
  readonly rows: number;
  /** Before compression, of all tables so far. */
  readonly bytes: number;
}

export interface BackupContent {
  readonly keyFile: Buffer | null;
  readonly appVersion: string;
  readonly createdAt: Date;
  readonly onProgress: (progress: BackupProgress) => void;
  readonly onManifest: (manifest: Manifest) => void;
}

/** All of a backup, frame by frame, from one transaction's snapshot. @throws BackupRefused when nothing is there */
export async function* backupFrames(client: PoolClient, content: BackupContent): AsyncGenerator<Buffer> {
  if (!(await hasTable(client, 'migrations')))
    throw new BackupRefused('This database has no tables of Mainstay: is it the right one?');
  const catalog = await readCatalog(client);
  const tables: TableFigures[] = [];
  let bytes = 0;
  for (const table of catalog) {
    const digest = new RowDigest();
    yield frame('table', asJson({ name: table.name, columns: table.columns }));
    for await (const part of rowParts(client, table)) {
      digest.add(part);
      bytes += part.length;
      yield frame('rows', part);
    }
    tables.push({ name: table.name, columns: table.columns, ...digest.figures() });
    content.onProgress({
      ...{ table: table.name, tablesDone: tables.length, tables: catalog.length },
      ...{ rows: tables.reduce((sum, { rows }) => sum + rows, 0), bytes },
    });
  }
  if (content.keyFile !== null) yield frame('keys', content.keyFile);
  const manifest = await describe(client, content, tables);
  content.onManifest(manifest);
  yield frame('manifest', asJson(manifest));
}

async function* rowParts(client: PoolClient, table: CatalogTable): AsyncGenerator<Buffer> {
  for await (const part of readRows(client, table))
    for (let start = 0; start < part.length; start += PART_BYTES) yield part.subarray(start, start + PART_BYTES);
}

async function describe(client: PoolClient, content: BackupContent, tables: TableFigures[]): Promise<Manifest> {
  const { rows: server } = await client.query<{ version: string }>('select version()');
  const { rows: migrations } = await client.query<{ name: string }>('select name from migrations order by id');
  return {
    ...{ appVersion: content.appVersion, createdAt: content.createdAt.toISOString() },
    ...{ serverVersion: server[0]?.version ?? '', migrations: migrations.map(({ name }) => name), tables },
    sequences: await readSequences(client),
    identityKeyIds: await identityKeysInUse(client),
    hasKeyFile: content.keyFile !== null,
    erasures: await countErasures(client),
    ledger: await readLedgerFigures(client),
  };
}

async function countErasures(client: PoolClient): Promise<number> {
  if (!(await hasTable(client, 'donor_erasures'))) return 0;
  const { rows } = await client.query<{ count: string }>('select count(*) from donor_erasures');
  return Number(rows[0]?.count);
}

function frame(kind: Frame['kind'], payload: Buffer): Buffer {
  return encodeFrame({ kind, payload });
}

function asJson(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

/** What PostgreSQL sends at once, unless a single row is larger. */
const PART_BYTES = 64 * 1024;

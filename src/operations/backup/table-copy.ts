import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import type { CatalogTable } from './catalog-table';
import type { TableContent } from './manifest';

/** Counts rows and hashes them as they pass. */
export class RowDigest {
  private readonly hash = createHash('sha256');
  private lines = 0;

  add(part: Buffer): void {
    this.hash.update(part);
    // In COPY's text format a line feed ends a row; inside a value it is written as \n.
    for (let at = part.indexOf(LINE_FEED); at >= 0; at = part.indexOf(LINE_FEED, at + 1)) this.lines++;
  }

  figures(): { rows: number; sha256: string } {
    return { rows: this.lines, sha256: this.hash.digest('hex') };
  }
}

/** The rows of a table in the order of its key, as COPY writes them, in parts of any length. */
export function readRows(client: PoolClient, { name, columns, order }: CatalogTable): AsyncIterable<Buffer> {
  const selected = `select ${listed(client, columns)} from ${client.escapeIdentifier(name)} order by ${order}`;
  return client.query(copyTo(`copy (${selected}) to stdout`));
}

/** @throws the database's error, a violated foreign key among them */
export async function loadRows(
  client: PoolClient,
  { name, columns }: TableContent,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const copy = `copy ${client.escapeIdentifier(name)} (${listed(client, columns)}) from stdin`;
  await pipeline(rows, client.query(copyFrom(copy)));
}

function listed(client: PoolClient, columns: readonly string[]): string {
  return columns.map((column) => client.escapeIdentifier(column)).join(', ');
}

const LINE_FEED = 10;

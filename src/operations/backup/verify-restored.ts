import type { PoolClient } from 'pg';
import { BackupRefused } from './backup-refused';
import { readCatalog } from './catalog';
import { countUneven, readLedgerFigures } from './ledger-figures';
import type { Manifest } from './manifest';
import { readRows, RowDigest } from './table-copy';

/**
 * Reads back what was loaded: every table row for row by its hash, every foreign key and check in force, the ledger
 * zero per transaction and as in the manifest.
 * @throws BackupRefused naming every difference
 */
export async function verifyRestored(client: PoolClient, manifest: Manifest): Promise<void> {
  const differences = [
    ...(await differingTables(client, manifest)),
    ...(await doubtfulConstraints(client)),
    ...(await ledgerDifferences(client, manifest)),
  ];
  if (differences.length > 0)
    throw new BackupRefused(`What was restored is not what was backed up: ${differences.join('; ')}`);
}

async function differingTables(client: PoolClient, manifest: Manifest): Promise<string[]> {
  const catalog = await readCatalog(client);
  const differences: string[] = [];
  for (const expected of manifest.tables) {
    const table = catalog.find(({ name }) => name === expected.name);
    const digest = new RowDigest();
    if (table !== undefined)
      for await (const part of readRows(client, { ...table, columns: expected.columns })) digest.add(part);
    const { rows, sha256 } = digest.figures();
    if (rows !== expected.rows) differences.push(`${expected.name} has ${rows} rows instead of ${expected.rows}`);
    else if (sha256 !== expected.sha256) differences.push(`the rows of ${expected.name} are others`);
  }
  return differences;
}

/** PostgreSQL checked each row as it came in; only a constraint marked as not valid would have let one pass. */
async function doubtfulConstraints(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select conname::text as name from pg_constraint where connamespace = current_schema()::regnamespace and not convalidated`,
  );
  return rows.map(({ name }) => `the constraint ${name} is not in force`);
}

async function ledgerDifferences(client: PoolClient, { ledger }: Manifest): Promise<string[]> {
  const restored = await readLedgerFigures(client);
  const uneven = restored === null ? 0 : await countUneven(client);
  return [
    ...(JSON.stringify(restored) === JSON.stringify(ledger) ? [] : ['the sums of the ledger are others']),
    ...(uneven === 0 ? [] : [`${uneven} ledger transactions do not sum to zero`]),
  ];
}

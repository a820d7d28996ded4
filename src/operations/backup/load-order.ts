import type { CatalogTable } from './catalog-table';
import { BackupRefused } from './backup-refused';

/**
 * Sorts tables so that none is loaded before what it refers to. A reference to itself needs no care: PostgreSQL checks
 * it when the whole COPY is in. Tables that triggers of others write come last, or those triggers would add to them.
 * @throws BackupRefused when tables refer to each other in a circle
 */
export function loadOrder(tables: readonly CatalogTable[]): CatalogTable[] {
  const waiting = [...tables].sort((one, other) => Number(one.isBoundToServer) - Number(other.isBoundToServer));
  const ordered: CatalogTable[] = [];
  while (waiting.length > 0) {
    const index = waiting.findIndex(({ refersTo }) => !refersTo.some((name) => isAmong(waiting, name)));
    if (index < 0)
      throw new BackupRefused(
        `These tables refer to each other in a circle: ${waiting.map(({ name }) => name).join(', ')}`,
      );
    ordered.push(...waiting.splice(index, 1));
  }
  return ordered;
}

function isAmong(tables: readonly CatalogTable[], name: string): boolean {
  return tables.some((table) => table.name === name);
}

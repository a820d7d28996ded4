import type { ExportedFile } from './exports';

/** Of an answer that is saved as a file, and says as of which block of the ledger it was made. */
export function fileHeaders({ fileName, asOf }: Pick<ExportedFile, 'fileName' | 'asOf'>): Record<string, string> {
  return {
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'mainstay-as-of-block': asOf.block,
    'mainstay-ledger-hash': asOf.hash,
  };
}

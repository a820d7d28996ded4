import { HashedChunks } from '../hashed-chunks';
import type { SnapshotQuery } from './cursor';
import type { JournalDialect, JournalRequest } from './journal';
import { journalContent } from './journal-items';

/**
 * The ledger of an interval as a journal of plain-text accounting. The last line holds the hex SHA-256 of every byte
 * before it. Constant memory: read through cursors, in chunks of some 64 KiB. Throws `UnknownCurrencyError` for a
 * currency of unknown decimals.
 */
export async function* writeJournal(
  query: SnapshotQuery,
  request: JournalRequest,
  dialect: JournalDialect,
): AsyncGenerator<Uint8Array> {
  const chunks = new HashedChunks();
  const { names, items } = await journalContent(query, request);
  chunks.add(dialect.head(request, names));
  let transactions = 0;
  for await (const item of items) {
    if (item.kind === 'transaction') transactions += 1;
    chunks.add(dialect.item(item));
    if (chunks.isFull()) yield chunks.take();
  }
  chunks.add(`\n${dialect.comment(`transactions: ${transactions}`)}`);
  yield chunks.take();
  chunks.add(dialect.comment(`sha256 of all lines above: ${chunks.digest()}`));
  yield chunks.take();
}

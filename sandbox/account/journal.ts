import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import type { Change } from './change';

/** Large enough that a file is read in few calls, small enough not to be noticed in memory. */
const READ_CHUNK_BYTES = 1 << 20;
/** Rows written per call while compacting. */
const ROWS_PER_WRITE = 500;

/**
 * What the account did, one line per transaction, written before the reply leaves. A process that is killed loses at
 * most the line it was writing, and nobody had heard of that one. The file is rewritten, without history, at each start.
 */
export class Journal {
  private descriptor: number | undefined;

  constructor(private readonly file: string) {}

  /** @throws Error when a line other than the last cannot be read. */
  *read(): Generator<Change> {
    if (!existsSync(this.file)) return;
    let torn: { line: number; error: unknown } | undefined;
    let line = 0;
    for (const text of linesOf(this.file)) {
      line++;
      if (torn) throw new Error(`The state file is damaged at line ${torn.line}: ${String(torn.error)}`);
      try {
        yield* JSON.parse(text) as Change[];
      } catch (error) {
        torn = { line, error };
      }
    }
  }

  /** Replaces the file by one that holds these rows alone, and opens it for what follows. */
  rewrite(rows: Iterable<Change>): void {
    const fresh = `${this.file}.new`;
    const descriptor = openSync(fresh, 'w', 0o600);
    let batch: string[] = [];
    for (const row of rows) {
      if (batch.push(JSON.stringify([row])) < ROWS_PER_WRITE) continue;
      writeSync(descriptor, batch.join('\n') + '\n');
      batch = [];
    }
    if (batch.length) writeSync(descriptor, batch.join('\n') + '\n');
    fsyncSync(descriptor);
    renameSync(fresh, this.file);
    this.descriptor = descriptor;
  }

  append(changes: Change[]): void {
    if (this.descriptor === undefined) throw new Error('The journal is not open');
    writeSync(this.descriptor, JSON.stringify(changes) + '\n');
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }
}

function* linesOf(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  const chunk = Buffer.alloc(READ_CHUNK_BYTES);
  let rest: Buffer = Buffer.alloc(0);
  try {
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      rest = Buffer.concat([rest, chunk.subarray(0, size)]);
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        yield rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
      }
    }
    if (rest.length) yield rest.toString('utf8');
  } finally {
    closeSync(descriptor);
  }
}

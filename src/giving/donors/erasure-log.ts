import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from '../../foundation/files/sync-folder';

/** One erased donor, by ids that say nothing about a person. */
export interface Erasure {
  readonly donorId: string;
  readonly erasedAt: Date;
  /** Their gifts: in an older backup these may not yet be tied to the donor. */
  readonly contributionIds: readonly string[];
}

/**
 * Erasures, kept outside the database and so outside its backups: what a restore needs to erase again whom an older
 * backup still knows. A file to which lines are added, one JSON object each.
 */
export class ErasureLog {
  constructor(readonly file: string) {}

  /** The log of an installation lies beside its key file: who may read one may read the other. */
  static beside(keyFile: string): ErasureLog {
    return new ErasureLog(path.join(path.dirname(keyFile), 'donor-erasures.log'));
  }

  /** Oldest first; none where there is no file yet. @throws Error naming a line that is no erasure */
  read(): Erasure[] {
    return existsSync(this.file) ? parseErasures(readFileSync(this.file, 'utf8'), this.file) : [];
  }

  /** On disk when it returns. @throws Error of the file system: then nothing may be called erased */
  append(erasures: readonly Erasure[]): void {
    if (erasures.length === 0) return;
    const isNew = !existsSync(this.file);
    const descriptor = openSync(this.file, 'a', 0o600);
    try {
      // Begun on a line of its own, whatever a crash left at the end of the file; empty lines are skipped.
      const bytes = Buffer.from(`\n${erasures.map(asLine).join('\n')}\n`);
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    if (isNew) syncFolder(path.dirname(this.file));
  }
}

/** @throws Error naming the line: a log that cannot be read whole must not pass for one with fewer erasures */
export function parseErasures(text: string, source: string): Erasure[] {
  return text.split('\n').flatMap((line, index) => {
    // Cut off by a crash: the erasure had not begun in the database, and whoever asked for it was told so.
    if (!line.endsWith('}')) return [];
    const erasure = parseLine(line);
    if (erasure === undefined) throw new Error(`${source}, line ${index + 1}: not the record of an erasure`);
    return [erasure];
  });
}

function asLine({ donorId, erasedAt, contributionIds }: Erasure): string {
  return JSON.stringify({ donor: donorId, erasedAt: erasedAt.toISOString(), contributions: contributionIds });
}

function parseLine(line: string): Erasure | undefined {
  try {
    const { donor, erasedAt, contributions } = JSON.parse(line) as Record<string, unknown>;
    if (!isId(donor) || !Array.isArray(contributions) || !contributions.every(isId)) return undefined;
    const instant = new Date(String(erasedAt));
    return Number.isNaN(instant.getTime())
      ? undefined
      : { donorId: donor, erasedAt: instant, contributionIds: contributions };
  } catch {
    return undefined;
  }
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

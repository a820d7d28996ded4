import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes `text` to the first place that can be written, folders included, and returns it. Readers see all of the text or no file. */
export function storeText(places: readonly string[], text: string): string {
  const failures: unknown[] = [];
  for (const file of places) {
    try {
      writeAtomically(file, text);
      return file;
    } catch (failure) {
      failures.push(failure);
    }
  }
  throw new AggregateError(failures, `none of these can be written: ${places.join(', ')}`);
}

/** Of two processes that write at once the last rename wins; each writes beside the target under a name of its own. */
function writeAtomically(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: OWNER_WRITES });
  const temporary = `${file}.${process.pid}.${process.hrtime.bigint()}`;
  writeFileSync(temporary, text);
  renameSync(temporary, file);
}

/** A folder under the system's temporary one must not be writable by others. */
const OWNER_WRITES = 0o755;

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The example newsroom with other values at its top, as a file that NEWSROOM_FILE can name. */
export function newsroomFile(changes: Record<string, unknown>): string {
  const example = JSON.parse(readFileSync(path.join(__dirname, '../../newsroom/example.json'), 'utf8')) as object;
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'mainstay-newsroom-')), 'newsroom.json');
  writeFileSync(file, JSON.stringify({ ...example, ...changes }));
  return file;
}

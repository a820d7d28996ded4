import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

/** The content of a JSON file that only its owner may read, made with this content when there is none. */
export function keptJson<T>(file: string, make: () => T): T {
  if (!existsSync(file)) writeJson(file, make());
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

/** Appears whole or not at all, whenever this process is killed. */
export function writeJson(file: string, content: unknown): void {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(unfinished, file);
}

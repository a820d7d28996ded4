import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Of the package this file belongs to, which lies higher when it was built. */
export function appVersion(): string {
  let folder = __dirname;
  while (!existsSync(path.join(folder, 'package.json'))) folder = path.dirname(folder);
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return version;
}

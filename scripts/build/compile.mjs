import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { removeStamp, sourceDigest, writeStamp } from './stamp.mjs';

/** The pages clean up after themselves; all other folders of `dist` are the TypeScript compiler's. */
const PAGES = 'web';

/** Some file systems keep times in whole seconds, rounded down. */
const CLOCK_SLACK_MS = 1_000;

/**
 * Builds the server and the pages into `dist`. A failure leaves no stamp, so that the next start builds again.
 * @param {string} root
 */
export async function compile(root) {
  const [startedAt, digest] = [Date.now(), sourceDigest(root)];
  console.log('Building…');
  removeStamp(root);
  await run(root, 'The build of the server', process.execPath, ['node_modules/@nestjs/cli/bin/nest.js', 'build']);
  if (existsSync(path.join(root, 'web', 'build.mjs'))) {
    await run(root, 'The build of the pages', process.execPath, ['web/build.mjs']);
  }
  removeOlderThan(root, startedAt - CLOCK_SLACK_MS);
  writeStamp(root, digest);
  console.log(`Built in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
}

/** What no source wrote this time comes from a source that is gone. */
function removeOlderThan(root, instantMs) {
  for (const file of compiledFiles(path.join(root, 'dist'))) {
    if (statSync(file).mtimeMs < instantMs) rmSync(file);
  }
}

function compiledFiles(dist) {
  const folders = readdirSync(dist, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && entry.name !== PAGES,
  );
  return folders
    .flatMap(({ name }) => readdirSync(path.join(dist, name), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

import { existsSync, lstatSync, statSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/**
 * `--include=dev` because the build needs its tools under NODE_ENV=production too; no package of ours needs its install
 * script, and one of them would report home.
 */
const NPM_CI = [
  'ci',
  '--include=dev',
  '--ignore-scripts',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--loglevel=error',
];

/**
 * Whether the dependencies are there and no older than the lock; npm writes its mark last. A linked folder belongs to
 * another tree: `npm ci` would empty it there.
 * @param {string} root
 */
export function isInstalled(root) {
  if (lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  const mark = path.join(root, 'node_modules', '.package-lock.json');
  return existsSync(mark) && statSync(mark).mtimeMs >= statSync(path.join(root, 'package-lock.json')).mtimeMs;
}

/** @param {string} root */
export async function install(root) {
  console.log('Installing the locked dependencies (once, about half a minute)…');
  const [executable, ...args] = npm();
  await run(root, 'npm ci', executable, [...args, ...NPM_CI]);
}

/** The npm that runs us, which need not be on the path; otherwise the one that is. */
function npm() {
  const running = process.env.npm_execpath;
  return running && path.basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm'];
}

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the build reads besides the folders the compiler is given. */
const OTHER_FOLDERS = ['newsroom', 'web'];
const SOURCE_FILES = ['nest-cli.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/**
 * A digest of all sources by content: a fresh checkout, a copied folder or a touched file is not built again for nothing.
 * Some hundred small files take some 30 ms.
 * @param {string} root
 * @returns {string}
 */
export function sourceDigest(root) {
  const digest = createHash('sha256');
  const folders = [...compiledFolders(root), ...OTHER_FOLDERS];
  const files = [...folders.flatMap((folder) => filesIn(root, folder)), ...SOURCE_FILES];
  for (const file of files.filter((each) => existsSync(path.join(root, each)))) {
    digest
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return digest.digest('hex');
}

function compiledFolders(root) {
  return JSON.parse(readFileSync(path.join(root, 'tsconfig.build.json'), 'utf8')).include;
}

/** Relative paths in a fixed order; specs are no part of the build. */
function filesIn(root, folder) {
  if (!existsSync(path.join(root, folder))) return [];
  const entries = readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * Whether `dist` was built from exactly these sources.
 * @param {string} root
 */
export function isBuilt(root) {
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === sourceDigest(root);
}

/** @param {string} root */
export function removeStamp(root) {
  rmSync(stampFile(root), { force: true });
}

/**
 * @param {string} root
 * @param {string} digest taken before the build began: a source saved meanwhile makes the build stale
 */
export function writeStamp(root, digest) {
  writeFileSync(stampFile(root), digest);
}

function stampFile(root) {
  return path.join(root, 'dist', '.stamp');
}

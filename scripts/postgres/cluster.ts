import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_VERSION_WITH_BUILTIN_LOCALE, majorVersion, type PostgresBinaries } from './binaries';
import type { Account } from './demotion';
import type { Durability } from './server';

export interface Cluster {
  readonly folder: string;
  readonly data: string;
  readonly passwordFile: string;
  readonly logFile: string;
}

export interface ClusterOptions {
  readonly cluster: Cluster;
  readonly binaries: PostgresBinaries;
  readonly account: Account;
  readonly durability: Durability;
  readonly say?: (words: string) => void;
}

/** The one role of an embedded server. */
export const SUPERUSER = 'mainstay';

/** 144 bits: nobody else on this machine guesses it. */
const PASSWORD_BYTES = 18;

/** The libc locales to try where the builtin one does not exist: Debian has the first, every system the second. */
const LIBC_LOCALES = ['C.UTF-8', 'C'];

/** Makes the cluster when there is none. */
export function ensureCluster(options: ClusterOptions): void {
  const { cluster, binaries, say } = options;
  if (existsSync(path.join(cluster.data, 'PG_VERSION'))) return refuseOtherVersion(cluster, binaries);
  say?.('Making the database (once, some seconds)…');
  const unfinished = `${cluster.data}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(cluster.passwordFile, randomBytes(PASSWORD_BYTES).toString('base64url'), { mode: 0o600 });
  options.account.give(unfinished);
  options.account.give(cluster.passwordFile);
  initialise(unfinished, options);
  // the cluster appears whole or not at all: initdb writes PG_VERSION first and may be killed after it
  renameSync(unfinished, cluster.data);
}

function refuseOtherVersion(cluster: Cluster, binaries: PostgresBinaries): void {
  const made = Number(readFileSync(path.join(cluster.data, 'PG_VERSION'), 'utf8'));
  const installed = majorVersion(binaries);
  if (made === installed) return;
  throw new Error(
    `The database in ${cluster.data} was made by PostgreSQL ${made} and ${installed} is installed: ` +
      'bring its data over with the older version, or start anew with --reset.',
  );
}

function initialise(data: string, options: ClusterOptions): void {
  const complaints: string[] = [];
  for (const locale of localesOf(majorVersion(options.binaries))) {
    const complaint = initdb(data, locale, options);
    if (complaint === undefined) return;
    complaints.push(complaint);
  }
  rmSync(data, { recursive: true, force: true });
  throw new Error(`initdb failed: ${complaints.join('\n')}`);
}

/** The builtin C.UTF-8 sorts alike on every machine and needs nothing of its C library. */
function localesOf(major: number): string[][] {
  if (major >= FIRST_VERSION_WITH_BUILTIN_LOCALE) {
    return [['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']];
  }
  return LIBC_LOCALES.map((locale) => ['--locale-provider=libc', `--locale=${locale}`]);
}

/** What initdb complained of, or undefined when it did its work; on failure it removes what it made itself. */
function initdb(data: string, locale: readonly string[], options: ClusterOptions): string | undefined {
  const { account, binaries, cluster, durability } = options;
  const [executable, ...args] = account.run([
    binaries.initdb,
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    '--auth=scram-sha-256',
    `--pwfile=${cluster.passwordFile}`,
    '--encoding=UTF8',
    ...locale,
    ...(durability === 'scratch' ? ['--no-sync'] : []),
  ]);
  const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
  const { status, stderr, stdout, error } = spawnSync(executable, args, { encoding: 'utf8', env });
  return status === 0 ? undefined : stderr || stdout || error?.message || `it ended with status ${status}`;
}

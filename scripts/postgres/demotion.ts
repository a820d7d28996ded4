import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Command } from '../tether';

/** PostgreSQL refuses to run as root; this is how it runs when we do. */
export interface Account {
  /** The command as the account runs it. */
  run(command: Command): Command;
  /** Hands a file or folder we made over to the account. */
  give(file: string): void;
}

const ROOT = 0;
const NOBODY = 65534;

const OURSELVES: Account = { run: (command) => command, give: () => undefined };

/** A user namespace in which root is called nobody: outside, the files stay root's, so nothing changes hands. */
const NAMESPACE: Command = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/** Lets another user walk through closed folders; containers grant it even where they refuse namespaces. */
const THROUGH_CLOSED_FOLDERS = ['--inh-caps=-all,+dac_override', '--ambient-caps=+dac_override'];

/**
 * The account to run PostgreSQL under: whoever owns the data already; for new data as root a user namespace where the
 * kernel allows one, otherwise nobody.
 * @throws when root has no way to run a program as anybody else
 */
export function unprivileged(data: string, program: string): Account {
  if (process.getuid?.() !== ROOT) return OURSELVES;
  const account = candidates(data).find((candidate) => works(candidate, path.dirname(data), program));
  if (!account)
    throw new Error('PostgreSQL does not run as root here: start as an ordinary user, or set DATABASE_URL.');
  return account;
}

function candidates(data: string): Account[] {
  const owner = statSync(data, { throwIfNoEntry: false });
  if (!owner) return [NAMESPACED, asUser(NOBODY, NOBODY)];
  return owner.uid === ROOT ? [NAMESPACED] : [asUser(owner.uid, owner.gid)];
}

const NAMESPACED: Account = { run: (command) => [...NAMESPACE, ...command], give: () => undefined };

function asUser(uid: number, gid: number): Account {
  const prefix: Command = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', ...THROUGH_CLOSED_FOLDERS];
  return { run: (command) => [...prefix, ...command], give: (file) => chownSync(file, uid, gid) };
}

function works(account: Account, folder: string, program: string): boolean {
  const [executable, ...args] = account.run(['sh', '-c', 'cd "$1" && "$2" --version', 'probe', folder, program]);
  return spawnSync(executable, args, { stdio: 'ignore' }).status === 0;
}

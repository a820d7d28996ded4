import { spawnSync } from 'node:child_process';
import { chownSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
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

/** A user namespace in which we are called nobody: outside, the files stay ours, so nothing changes hands. */
const NAMESPACE: Command = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

/** Lets another user walk through closed folders; containers grant it even where they refuse namespaces. */
const THROUGH_CLOSED_FOLDERS = ['--inh-caps=-all,+dac_override', '--ambient-caps=+dac_override'];

/**
 * The account to run PostgreSQL under: whoever owns the data already; for new data as root a user namespace where the
 * kernel allows one, otherwise nobody. An ordinary user stays who he is, as long as the system has a name for him.
 * @throws when there is no way to run a program as anybody whom PostgreSQL accepts
 */
export function unprivileged(data: string, program: string): Account {
  const account = candidates(data).find((candidate) => works(candidate, path.dirname(data), program));
  if (!account)
    throw new Error('PostgreSQL does not run as root here: start as an ordinary user, or set DATABASE_URL.');
  return account;
}

function candidates(data: string): Account[] {
  if (process.getuid?.() !== ROOT) return hasName() ? [OURSELVES] : [NAMESPACED, OURSELVES];
  const owner = statSync(data, { throwIfNoEntry: false });
  if (!owner) return [NAMESPACED, asUser(NOBODY, NOBODY)];
  return owner.uid === ROOT ? [NAMESPACED] : [asUser(owner.uid, owner.gid)];
}

/** Containers may run under a number that no user has; initdb refuses to. */
function hasName(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    return false;
  }
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

import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isFree } from '../free-port';
import { isAlive } from '../process-alive';
import { GRACE_SECONDS } from '../tether';
import { answers } from './answers';
import { writeJson } from './private-file';
import type { SettingsMark } from './settings-mark';

/** What stands in `running.json`. */
export interface Running {
  readonly pid: number;
  /** What is being started, or runs: the app first, then the sandbox. */
  readonly addresses: readonly string[];
  /** By what the app was told; once that is known. */
  readonly settings?: SettingsMark;
}

export interface Claim {
  /** Tells later starts where we answer, or are about to, and commands what to expect. */
  announce(addresses: readonly string[], settings?: SettingsMark): void;
  release(): void;
}

/** The file is touched this often while its owner lives. */
const HEARTBEAT_MS = 2_000;

/** The content follows right after the file is made; a younger file may still be empty. */
const WRITTEN_AFTER_MS = 1_000;

/** A file not touched for so long belongs to a process whose pid has been given away, after a reboot for instance. */
const STALE_AFTER_MS = 10_000;

/** Longer than a first start takes on a slow machine. */
const OTHER_START_TIMEOUT_MS = 120_000;

/** Whoever holds a port after the children's time of grace is somebody else. */
const CHILDREN_END_WITHIN_MS = (GRACE_SECONDS + 2) * 1_000;

const POLL_MS = 100;

/**
 * Makes this process the only one that runs in the data folder, or tells where another one answers already. While
 * another is starting, its result is waited for; of one that was killed, the end of its children.
 * @param file the `running.json` of the data folder
 * @throws Error when the other neither answers nor ends
 */
export async function claim(file: string): Promise<{ mine: Claim } | { theirs: { address: string } }> {
  const deadline = Date.now() + OTHER_START_TIMEOUT_MS;
  let killed: Killed | undefined;
  while (!create(file)) {
    const other = read(file);
    if (isAbandoned(file, other)) {
      killed = discard(file, other);
    } else {
      const [address] = other?.addresses ?? [];
      if (address && (await answers(address))) return { theirs: { address } };
      if (Date.now() > deadline) throw new Error(`Mainstay runs here (process ${other?.pid}) but does not answer.`);
      await pause(POLL_MS);
    }
  }
  const mine = held(file);
  if (killed) await childrenEnded(killed);
  return { mine };
}

/** Who holds the claim at this moment; undefined when nobody does. */
export function whoRuns(file: string): Running | undefined {
  const running = read(file);
  return running && !isAbandoned(file, running) ? running : undefined;
}

/** A start that could not clean up; its children are gone by then. */
interface Killed {
  readonly addresses: readonly string[];
  readonly childrenGoneAt: number;
}

function create(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, addresses: [] } satisfies Running), {
      flag: 'wx',
      mode: 0o600,
    });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Running;
  } catch {
    return undefined; // being written, or gone
  }
}

function isAbandoned(file: string, running: Running | undefined): boolean {
  const touched = statSync(file, { throwIfNoEntry: false });
  if (!touched) return false;
  const ageMs = Date.now() - touched.mtimeMs;
  return ageMs > STALE_AFTER_MS || (running ? !isAlive(running.pid) : ageMs > WRITTEN_AFTER_MS);
}

function discard(file: string, other: Running | undefined): Killed {
  const touchedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  rmSync(file, { force: true });
  return { addresses: other?.addresses ?? [], childrenGoneAt: touchedAt + HEARTBEAT_MS + CHILDREN_END_WITHIN_MS };
}

function held(file: string): Claim {
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  return {
    announce: (addresses, settings) =>
      writeJson(file, { pid: process.pid, addresses, ...(settings && { settings }) } satisfies Running),
    release() {
      clearInterval(heartbeat);
      rmSync(file, { force: true });
    },
  };
}

/** They end by themselves, a moment later; until then they hold their ports, and the sandbox its journal. */
async function childrenEnded({ addresses, childrenGoneAt }: Killed): Promise<void> {
  for (const address of addresses) {
    while (!(await isFree(Number(new URL(address).port))) && Date.now() < childrenGoneAt) await pause(POLL_MS);
  }
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // somebody deleted the data folder under us; the database will have more to say about that
  }
}

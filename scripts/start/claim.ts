import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../process-alive';
import { answers } from './answers';
import { writeJson } from './private-file';

/** What stands in `running.json`. */
export interface Running {
  readonly pid: number;
  /** Where the app answers, once it does. */
  readonly address?: string;
}

export interface Claim {
  /** Tells later starts where we answer. */
  announce(address: string): void;
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
const POLL_MS = 200;

/**
 * Makes this process the only one that runs in the data folder, or tells where another one answers already. While
 * another is starting, its result is waited for.
 * @param file the `running.json` of the data folder
 * @throws Error when the other neither answers nor ends
 */
export async function claim(file: string): Promise<{ mine: Claim } | { theirs: { address: string } }> {
  const deadline = Date.now() + OTHER_START_TIMEOUT_MS;
  while (!create(file)) {
    const running = read(file);
    if (isAbandoned(file, running)) rmSync(file, { force: true });
    else if (running?.address && (await answers(running.address))) return { theirs: { address: running.address } };
    else if (Date.now() > deadline)
      throw new Error(`Mainstay runs here (process ${running?.pid}) but does not answer.`);
    else await pause(POLL_MS);
  }
  return { mine: held(file) };
}

function create(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid }), { flag: 'wx', mode: 0o600 });
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

function held(file: string): Claim {
  const heartbeat = setInterval(() => touch(file), HEARTBEAT_MS);
  return {
    announce: (address) => writeJson(file, { pid: process.pid, address }),
    release() {
      clearInterval(heartbeat);
      rmSync(file, { force: true });
    },
  };
}

function touch(file: string): void {
  const now = new Date();
  utimesSync(file, now, now);
}

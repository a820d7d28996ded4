import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tether } from '../../scripts/tether';
import type { Stoppable, Workbench } from './workbench';

/** The repository, seen from `dist/bench/rig`. */
export const ROOT = path.resolve(__dirname, '..', '..', '..');

export interface ProgramOptions {
  /** Names its log file. */
  readonly name: string;
  /** Below `dist`. */
  readonly script: string;
  readonly args?: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** A Node process of its own, which cannot outlive us. */
export interface Program extends Stoppable {
  readonly name: string;
  /** Of Node itself, not of the shell it hangs on. @returns undefined while it is starting */
  pid(): number | undefined;
  hasEnded(): boolean;
  /** What it has written so far, both streams. */
  output(): string;
}

/** Starts it and does not wait. Whoever starts it stops it. */
export function startProgram({ folder }: Workbench, { name, script, args = [], env }: ProgramOptions): Program {
  const logFile = path.join(folder, `${name}.log`);
  const child = tether({
    command: ['sh', '-c', TELL_PID, 'sh', process.execPath, path.join(ROOT, 'dist', script), ...args],
    env: { PATH: process.env['PATH'], ...env },
    cwd: ROOT,
    logFile,
    stopSignal: 'TERM',
  });
  const lines = (): string[] => readFileSync(logFile, 'utf8').split('\n');
  return {
    name,
    hasEnded: () => child.hasEnded(),
    stop: () => child.stop(),
    pid: () => Number(lines()[0]) || undefined,
    output: () => lines().slice(1).join('\n'),
  };
}

/** The shell becomes the program, so this number is the program's; it costs a millisecond, to all alike. */
const TELL_PID = 'echo $$; exec "$@"';

/**
 * Looks again and again until there is something to see, and gives it.
 * @throws Error with the program's own last words when it ends or nothing comes
 */
export async function untilReady<T>(program: Program, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    if (program.hasEnded() || Date.now() > deadline)
      throw new Error(`${program.name} did not start:\n${program.output().slice(-LAST_CHARACTERS)}`);
    await pause(POLL_MS);
  }
}

/** Twenty times what the slowest takes. */
const START_TIMEOUT_MS = 30_000;
/** Finer than what is measured with it: a start takes tens to hundreds of milliseconds. */
const POLL_MS = 2;
/** A stack trace and what led to it. */
const LAST_CHARACTERS = 2_000;

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '../process-alive';

/** What a server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** It accepts connections. */
  readonly ready: boolean;
}

/** Longer than a fast shutdown with its checkpoint, or a crash recovery, takes on a slow disk. */
const CHANGE_TIMEOUT_MS = 20_000;
const POLL_MS = 20;

/** The server's own account, or undefined when none runs. Lines: pid, data folder, start, port, …, status on the eighth. */
export function readPidFile(data: string): Postmaster | undefined {
  const lines = linesOf(pidFileOf(data));
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!pid) return undefined;
  return { pid, port, ready: port > 0 && lines[7]?.trim() === 'ready' };
}

function pidFileOf(data: string): string {
  return path.join(data, 'postmaster.pid');
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return []; // removed between two looks: the server has gone
  }
}

/** The server that runs and is ready; undefined once there is none. A starting or stopping one is waited for. */
export async function settled(data: string): Promise<Postmaster | undefined> {
  const deadline = Date.now() + CHANGE_TIMEOUT_MS;
  for (;;) {
    const server = readPidFile(data);
    if (!server || (server.ready && isPostgres(server.pid))) return server;
    if (!isPostgres(server.pid)) return discardIfTaken(data, server.pid);
    if (Date.now() > deadline) throw new Error(`The database server ${server.pid} neither gets ready nor ends.`);
    await pause(POLL_MS);
  }
}

/**
 * A killed server leaves its file. PostgreSQL copes, except when its pid has since been given to another program of the
 * same user: after a reboot, or in a restarted container, that is likely. Then the file must go; otherwise it stays,
 * because PostgreSQL finds in it whether workers of the killed server still hold its memory.
 */
function discardIfTaken(data: string, pid: number): undefined {
  if (isAlive(pid)) rmSync(pidFileOf(data), { force: true });
}

function isPostgres(pid: number): boolean {
  const name = linesOf(`/proc/${pid}/comm`)[0] ?? nameByPs(pid); // Linux without `ps`, macOS without /proc
  return name.includes('postgres');
}

function nameByPs(pid: number): string {
  const { stdout } = spawnSync('ps', ['-p', String(pid), '-o', 'comm='], { encoding: 'utf8' });
  return stdout ?? '';
}

/** Ends a server whose starter has died and waits until it is gone. */
export async function endServer(data: string, { pid }: Postmaster): Promise<void> {
  askFastShutdown(pid);
  const deadline = Date.now() + CHANGE_TIMEOUT_MS;
  while (existsSync(pidFileOf(data)) && isPostgres(pid)) {
    if (Date.now() > deadline) throw new Error(`The database server ${pid} that ran before does not end.`);
    await pause(POLL_MS);
  }
}

function askFastShutdown(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // gone already
  }
}

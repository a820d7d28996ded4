import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** What a process holds in memory (RSS), in MiB. */
export function residentMiB(pid: number): number {
  return memoryKiB(pid, 'Rss') / KIB_PER_MIB;
}

/**
 * What processes that share much hold in memory together, in MiB: where Linux tells it, shared pages count once in all
 * (PSS); elsewhere every process counts them again.
 */
export function sharedMiB(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + memoryKiB(pid, 'Pss'), 0) / KIB_PER_MIB;
}

const KIB_PER_MIB = 1024;

function memoryKiB(pid: number, measure: 'Rss' | 'Pss'): number {
  const rollup = `/proc/${pid}/smaps_rollup`;
  if (!existsSync(rollup)) return Number(ps('-p', String(pid), '-o', 'rss='));
  return Number(new RegExp(`^${measure}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(rollup, 'utf8'))?.[1]);
}

/** A process and all that it has started: PostgreSQL is a process for each connection and each chore. */
export function withChildren(pid: number): number[] {
  const children = processes().filter(({ parent }) => parent === pid);
  return [pid, ...children.flatMap((child) => withChildren(child.pid))];
}

function processes(): { pid: number; parent: number }[] {
  const lines = ps('-A', '-o', 'pid=,ppid=').trim().split('\n');
  return lines.map((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    return { pid: pid ?? 0, parent: parent ?? 0 };
  });
}

function ps(...args: string[]): string {
  const { stdout, error } = spawnSync('ps', args, { encoding: 'utf8' });
  if (error) throw new Error(`The memory of processes is read through ps, which does not run: ${error.message}`);
  return stdout;
}

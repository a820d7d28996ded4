import { cpus, loadavg } from 'node:os';

/** What the figures were measured on, in a line; and a warning when other programs keep it busy. */
export function machineInWords(): string {
  const cores = cpus().length;
  const [load = 0] = loadavg();
  const machine = `${cores} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`;
  if (load < cores * BUSY_SHARE) return machine;
  return `${machine}. Other programs keep it busy (load ${load.toFixed(1)}): everything below is worse than it should be`;
}

/** Load average a core, over the last minute, from which medians of three no longer hide what else is going on. */
const BUSY_SHARE = 0.5;

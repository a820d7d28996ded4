import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** What the figures are measured on, in a line; with a warning when other programs keep it busy at this moment. */
export async function machineInWords(): Promise<string> {
  const before = coreTimes();
  await pause(LOOK_MS);
  const after = coreTimes();
  const busy = (after.busyMs - before.busyMs) / (after.allMs - before.allMs);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}.`;
  if (busy < BUSY_SHARE) return machine;
  return `${machine} Other programs take ${Math.round(busy * 100)} % of it: everything below is worse than it should be.`;
}

const LOOK_MS = 1_000;
/** Of all cores together; from here on medians of three no longer hide what else is going on. */
const BUSY_SHARE = 0.2;

function coreTimes(): { busyMs: number; allMs: number } {
  const sums = cpus().map(({ times: { user, nice, sys, irq, idle } }) => ({ busy: user + nice + sys + irq, idle }));
  const busyMs = sums.reduce((sum, { busy }) => sum + busy, 0);
  return { busyMs, allMs: busyMs + sums.reduce((sum, { idle }) => sum + idle, 0) };
}

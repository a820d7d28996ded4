import { isFree } from '../../scripts/free-port';

/**
 * So many different free ports of the loopback. Taken from below the range that systems hand out by themselves, each
 * worker from a part of its own: a port that is free now may otherwise be somebody's outgoing connection a moment later.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    const port = FIRST_PORT + worker() * PORTS_OF_A_WORKER + (next++ % PORTS_OF_A_WORKER);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

/** Linux hands out ports from 32768, macOS from 49152. */
const FIRST_PORT = 20_000;
const PORTS_OF_A_WORKER = 1_000;

// Begins somewhere else in each run, so that two runs beside each other rarely meet.
let next = Math.floor(Math.random() * PORTS_OF_A_WORKER);

function worker(): number {
  return Number(process.env['JEST_WORKER_ID'] ?? 1);
}

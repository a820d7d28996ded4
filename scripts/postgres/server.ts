import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, LOOPBACK } from '../free-port';
import { tether, type TetheredChild } from '../tether';
import type { PostgresBinaries } from './binaries';
import type { Cluster } from './cluster';
import type { Account } from './demotion';
import { readPidFile } from './postmaster-pid';

/** `scratch` gives up crash safety for speed: for tests, whose data nobody wants back. */
export type Durability = 'durable' | 'scratch';

export interface ServerOptions {
  readonly cluster: Cluster;
  readonly binaries: PostgresBinaries;
  readonly account: Account;
  readonly durability: Durability;
}

export interface Server {
  readonly port: number;
  readonly child: TetheredChild;
}

/** Crash recovery of a small database takes seconds; a minute means that something is wrong. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 10;

/** A port found free may be taken before the server binds it; three such accidents in a row are none. */
const PORT_ATTEMPTS = 3;
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/;

const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: LOOPBACK,
  unix_socket_directories: '', // their paths may not exceed some hundred bytes, and ours may
  timezone: 'UTC',
  log_timezone: 'UTC',
  // a complaint quotes the row or the statement it is about, and a donor has no place in a log file
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

const SCRATCH_SETTINGS: Readonly<Record<string, string>> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

/** Starts the server and waits until it accepts connections. */
export async function startServer(options: ServerOptions): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const child = launch(port, options);
    if (await accepts(child, options.cluster.data, port)) return { port, child };
    const complaint = readFileSync(options.cluster.logFile, 'utf8');
    if (attempt === PORT_ATTEMPTS || !PORT_TAKEN.test(complaint))
      throw new Error(`PostgreSQL did not start:\n${complaint}`);
  }
}

function launch(port: number, { account, binaries, cluster, durability }: ServerOptions): TetheredChild {
  const settings = { ...SETTINGS, ...(durability === 'scratch' ? SCRATCH_SETTINGS : {}), port: String(port) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return tether({
    command: account.run([binaries.postgres, '-D', cluster.data, ...flags]),
    env: { PATH: process.env['PATH'], LC_ALL: 'C' },
    cwd: cluster.folder,
    logFile: cluster.logFile,
    stopSignal: 'INT',
  });
}

async function accepts(child: TetheredChild, data: string, port: number): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!child.hasEnded()) {
    const server = readPidFile(data);
    if (server?.ready && server.port === port) return true;
    if (Date.now() > deadline) await child.stop();
    else await pause(POLL_MS);
  }
  return false;
}

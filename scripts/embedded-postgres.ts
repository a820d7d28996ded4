import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { locatePostgres } from './postgres/binaries';
import { ensureCluster, SUPERUSER, type Cluster } from './postgres/cluster';
import { unprivileged } from './postgres/demotion';
import { endServer, settled, type Postmaster } from './postgres/postmaster-pid';
import { startServer, type Durability } from './postgres/server';
import { LOOPBACK } from './free-port';

export interface EmbeddedPostgresOptions {
  /** Where the cluster, its password and its log live; made when absent. */
  readonly folder: string;
  /** `adopt` shares a server that somebody else keeps running; `replace` ends it, because this process must own its life. */
  readonly whenRunning: 'adopt' | 'replace';
  readonly durability: Durability;
  /** Told in words when something slow begins. */
  readonly say?: (words: string) => void;
}

export interface EmbeddedPostgres {
  /** True when another process started the server: then `stop` leaves it alone. */
  readonly adopted: boolean;
  readonly logFile: string;
  /** Resolves when a server of our own has gone, with its exit code; never for an adopted one. */
  readonly ended: Promise<number>;
  url(database: string): string;
  stop(): Promise<void>;
}

/** A real PostgreSQL out of npm's binaries, on a free port of the loopback; it cannot outlive this process. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = clusterIn(options.folder);
  const binaries = locatePostgres();
  const account = unprivileged(cluster.data, binaries.postgres);
  ensureCluster({ ...options, cluster, binaries, account });
  const running = await settled(cluster.data);
  if (running && options.whenRunning === 'adopt') return adopted(cluster, running);
  if (running) await endServer(cluster.data, running);
  const { child, port } = await startServer({ cluster, binaries, account, durability: options.durability });
  const { logFile } = cluster;
  return {
    adopted: false,
    logFile,
    ended: child.ended,
    url: urlOf(cluster, port),
    stop: async () => void (await child.stop()),
  };
}

function clusterIn(folder: string): Cluster {
  const absolute = path.resolve(folder);
  mkdirSync(absolute, { recursive: true, mode: 0o700 });
  return {
    folder: absolute,
    data: path.join(absolute, 'data'),
    passwordFile: path.join(absolute, 'password'),
    logFile: path.join(absolute, 'postgres.log'),
  };
}

function adopted(cluster: Cluster, running: Postmaster): EmbeddedPostgres {
  return {
    adopted: true,
    logFile: cluster.logFile,
    ended: new Promise(() => undefined),
    url: urlOf(cluster, running.port),
    stop: () => Promise.resolve(),
  };
}

function urlOf({ passwordFile }: Cluster, port: number): (database: string) => string {
  const password = readFileSync(passwordFile, 'utf8').trim();
  return (database) => `postgres://${SUPERUSER}:${password}@${LOOPBACK}:${port}/${database}`;
}

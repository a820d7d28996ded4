import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../../scripts/embedded-postgres';
import { readPidFile } from '../../../scripts/postgres/postmaster-pid';
import { query } from '../../support/query';
import type { RigDatabase } from './crash-rig';

/** A PostgreSQL of a test's own, durable as in production, that can be killed and started again. */
export class MortalPostgres implements RigDatabase {
  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
  ) {}

  static async start(): Promise<MortalPostgres> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mainstay-crash-pg-'));
    const postgres = new MortalPostgres(folder, await launch(folder));
    await query(postgres.server.url('postgres'), `create database ${DATABASE}`);
    return postgres;
  }

  /** Another after each start. */
  get url(): string {
    return this.server.url(DATABASE);
  }

  /** Its children notice and end too: nothing is written in order. */
  async kill(): Promise<void> {
    const pid = readPidFile(path.join(this.folder, 'data'))?.pid;
    if (pid === undefined) throw new Error('There is no server to kill');
    process.kill(pid, 'SIGKILL');
    await this.server.ended;
  }

  /** Recovers what was committed from its log. */
  async startAgain(): Promise<void> {
    this.server = await launch(this.folder);
  }

  async drop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const DATABASE = 'mainstay';

function launch(folder: string): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ folder, whenRunning: 'replace', durability: 'durable' });
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../scripts/embedded-postgres';

/** What can be ended. */
export interface Stoppable {
  stop(): Promise<unknown>;
}

/** A scratch folder with a PostgreSQL of its own, and everything a bench starts on it; nothing outlives `close`. */
export class Workbench {
  private readonly started: Stoppable[] = [];

  private constructor(
    readonly folder: string,
    private readonly postgres: EmbeddedPostgres,
    /** Tells whoever waits how far we are. */
    readonly say: (words: string) => void,
  ) {}

  static async open(say: (words: string) => void): Promise<Workbench> {
    const folder = await mkdtemp(path.join(tmpdir(), 'mainstay-bench-'));
    say('starting PostgreSQL');
    // Durable as in production: an acknowledgement is worth nothing before the disk has it.
    const postgres = await startEmbeddedPostgres({
      folder: path.join(folder, POSTGRES),
      whenRunning: 'replace',
      durability: 'durable',
    });
    return new Workbench(folder, postgres, say);
  }

  get postgresData(): string {
    return path.join(this.folder, POSTGRES, 'data');
  }

  /** Makes an empty database. @returns its URL */
  async database(name: string): Promise<string> {
    const client = new Client(this.postgres.url('postgres'));
    await client.connect();
    await client.query(`create database ${client.escapeIdentifier(name)}`).finally(() => client.end());
    return this.postgres.url(name);
  }

  /** Puts what was started under our care. */
  keep<T extends Stoppable>(started: T): T {
    this.started.push(started);
    return started;
  }

  /** Ends everything, the last started first. */
  async close(): Promise<void> {
    for (const each of this.started.toReversed()) await each.stop();
    await this.postgres.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const POSTGRES = 'postgres';

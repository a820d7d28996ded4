import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** The server of this test run, as globalSetup hands it to the workers. */
export interface TestServer {
  /** Of its maintenance database, with the right to create others. */
  readonly url: string;
  /** Tells the databases of this run from those of another on the same server; empty on a server of our own. */
  readonly run: string;
}

export interface FreshDatabase {
  readonly url: string;
  /** Ends whatever is still connected. */
  drop(): Promise<void>;
}

export const TEMPLATE = 'template';

/** URL of this worker's own migrated database. Tests of one worker share it, one file after the other: use your own ids. */
export function testDatabaseUrl(): string {
  return databaseUrl(testServer(), workerDatabase(Number(process.env['JEST_WORKER_ID'])));
}

/** A new, empty, migrated database for a test that wants one alone (some 30 ms). Drop it when done. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const server = testServer();
  const name = `fresh_${randomBytes(6).toString('hex')}`;
  await cloneTemplate(server, name);
  const drop = (): Promise<void> =>
    onServer(server, `drop database if exists mainstay_${server.run}${name} with (force)`);
  return { url: databaseUrl(server, name), drop };
}

function testServer(): TestServer {
  return JSON.parse(process.env['MAINSTAY_TEST_SERVER'] ?? '') as TestServer;
}

export function workerDatabase(worker: number): string {
  return `worker_${worker}`;
}

export function databaseUrl(server: TestServer, name: string): string {
  return Object.assign(new URL(server.url), { pathname: `/mainstay_${server.run}${name}` }).toString();
}

/** Copying the files is five times faster than the default, which writes every page to the log. */
export function cloneTemplate(server: TestServer, name: string): Promise<void> {
  const [source, copy] = [TEMPLATE, name].map((each) => `mainstay_${server.run}${each}`);
  return onServer(server, `create database ${copy} template ${source} strategy file_copy`);
}

async function onServer({ url }: TestServer, statement: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

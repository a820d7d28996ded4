import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/infrastructure/database/data-source';
import { migrate } from '../../src/infrastructure/database/migrate';
import { startEmbeddedPostgres } from '../../scripts/embedded-postgres';
import { cloneTemplate, databaseUrl, TEMPLATE, workerDatabase, type TestServer } from './database';
import { scratchFolder } from './scratch-folder';

export interface RunningTestServer extends TestServer {
  stop(): Promise<void>;
}

/** One server for the whole run with one migrated template and a clone for each of Jest's workers. */
export async function startTestServer(workers: number): Promise<RunningTestServer> {
  const server = process.env['TEST_DATABASE_URL']
    ? await givenServer(process.env['TEST_DATABASE_URL'])
    : await ownServer();
  await migrateTemplate(server);
  for (let worker = 1; worker <= workers; worker++) await cloneTemplate(server, workerDatabase(worker));
  return server;
}

async function ownServer(): Promise<RunningTestServer> {
  const folder = scratchFolder();
  const postgres = await startEmbeddedPostgres({ folder, whenRunning: 'replace', durability: 'scratch' });
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: postgres.url('postgres'), run: '', stop };
}

/** A server that others may use at the same time: our databases carry the name of this run, and go with it. */
async function givenServer(url: string): Promise<RunningTestServer> {
  const server = { url, run: `${randomBytes(4).toString('hex')}_` };
  return { ...server, stop: () => dropDatabases(server) };
}

async function dropDatabases({ url, run }: TestServer): Promise<void> {
  const client = new Client(url);
  await client.connect();
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [`mainstay_${run}`],
  );
  for (const { datname } of rows) await client.query(`drop database ${client.escapeIdentifier(datname)} with (force)`);
  await client.end();
}

async function migrateTemplate(server: TestServer): Promise<void> {
  const client = new Client(server.url);
  await client.connect();
  await client.query(`create database mainstay_${server.run}${TEMPLATE}`);
  await client.end();
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl(server, TEMPLATE))).initialize();
  await migrate(dataSource).finally(() => dataSource.destroy());
}

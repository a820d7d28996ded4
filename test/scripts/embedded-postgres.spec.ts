import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../scripts/embedded-postgres';
import { isAlive } from '../../scripts/process-alive';
import { readPidFile } from '../../scripts/postgres/postmaster-pid';
import { compileScript, copiedTree, type CopiedTree } from './copied-tree';
import { endStartedProcesses, eventually, StartedProcess } from './started-process';

let tree: CopiedTree;
const folder = (): string => path.join(tree.root, 'postgres');
const data = (): string => path.join(folder(), 'data');

const PARENT = `
const { startEmbeddedPostgres } = require('./embedded-postgres.js');
const [folder, whenRunning] = process.argv.slice(2);
startEmbeddedPostgres({ folder, whenRunning, durability: 'scratch' }).then(
  (server) => console.log(server.url('postgres'), server.adopted ? 'adopted' : 'own'),
  (error) => { console.error(error.message); process.exit(1); },
);
setInterval(() => {}, 1000);
process.on('SIGTERM', () => process.exit(0));
`;

beforeAll(() => {
  tree = copiedTree({ 'parent.js': PARENT });
  compileScript('embedded-postgres.ts', path.join(tree.root, 'embedded-postgres.js'));
});

afterAll(endStartedProcesses);
afterAll(() => tree.remove());

function start(whenRunning: 'adopt' | 'replace', place = folder()): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ folder: place, whenRunning, durability: 'scratch' });
}

async function startedElsewhere(
  env: NodeJS.ProcessEnv = {},
): Promise<{ parent: StartedProcess; url: string; words: string }> {
  const parent = new StartedProcess([process.execPath, 'parent.js', folder(), 'replace'], { cwd: tree.root, env });
  const words = await parent.says(/(own|adopted)\n/);
  return { parent, url: words.split(' ')[0]!, words };
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>({ text: sql });
    return rows[0] && Object.values(rows[0])[0];
  } finally {
    await client.end();
  }
}

const pidOf = (): number => readPidFile(data())?.pid ?? 0;

it('a first start makes a UTF-8 cluster behind a password that only its owner reads', async () => {
  const server = await start('replace');
  const url = server.url('postgres');
  expect(await ask(url, `select current_setting('server_encoding') || ' ' || upper('straße žluť')`)).toBe(
    'UTF8 STRAßE ŽLUŤ',
  );
  expect(await ask(url, `select 'Z' < 'a' and 'z' < 'é'`)).toBe(true); // by code point, on every machine
  expect(await ask(url, `select current_setting('listen_addresses')`)).toBe('127.0.0.1');
  expect(statSync(path.join(folder(), 'password')).mode & 0o777).toBe(0o600);
  await expect(ask(url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed');
  await ask(url, 'create table kept as select 42 as answer');
  await server.stop();
  await expect(ask(url, 'select 1')).rejects.toThrow('ECONNREFUSED');
  expect(existsSync(path.join(data(), 'postmaster.pid'))).toBe(false);
});

it('a later start finds what was written', async () => {
  const server = await start('replace');
  expect(await ask(server.url('postgres'), 'select answer from kept')).toBe(42);
  await server.stop();
});

it('a process that adopts a running server leaves it running', async () => {
  const { parent, url } = await startedElsewhere();
  const server = await start('adopt');
  expect([server.adopted, server.url('postgres')]).toEqual([true, url]);
  await server.stop();
  expect(await ask(url, 'select answer from kept')).toBe(42);
  await parent.signalled('SIGTERM');
  await eventually(() => readPidFile(data()) === undefined);
});

it('kill -9 of the parent ends the server, and the next start recovers', async () => {
  const { parent } = await startedElsewhere();
  const pid = pidOf();
  expect(isAlive(pid)).toBe(true);
  await parent.signalled('SIGKILL');
  const server = await start('replace');
  expect(pidOf()).not.toBe(pid);
  expect(await ask(server.url('postgres'), 'select answer from kept')).toBe(42);
  expect(isAlive(pid)).toBe(false);
  await server.stop();
});

it('kill -9 of the server is told, and the next start recovers', async () => {
  const server = await start('replace');
  process.kill(pidOf(), 'SIGKILL');
  expect(await server.ended).toBe(128 + 9);
  const next = await start('replace');
  expect(await ask(next.url('postgres'), 'select answer from kept')).toBe(42);
  await next.stop();
});

it('the file of a killed server does not stop the next one when its pid has gone to another program', async () => {
  const pidFile = path.join(data(), 'postmaster.pid');
  writeFileSync(pidFile, `${process.pid}\n${data()}\n1700000000\n1\n\n127.0.0.1\n0 0\nready   \n`);
  const server = await start('adopt');
  expect(server.adopted).toBe(false);
  await server.stop();
});

it('a log never quotes the row a statement failed on', async () => {
  const server = await start('replace');
  const url = server.url('postgres');
  await ask(url, 'create table unique_words (word text primary key)');
  await ask(url, `insert into unique_words values ('reader@example.org')`);
  await expect(ask(url, `insert into unique_words values ('reader@example.org')`)).rejects.toThrow('duplicate key');
  await server.stop();
  const log = readFileSync(server.logFile, 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('reader@example.org');
});

it('data of another major version is refused in a sentence', async () => {
  const version = path.join(data(), 'PG_VERSION');
  const made = readFileSync(version, 'utf8');
  writeFileSync(version, '9\n');
  await expect(start('replace')).rejects.toThrow(/was made by PostgreSQL 9 and \d+ is installed/);
  writeFileSync(version, made);
});

it('a folder without PostgreSQL is named', async () => {
  const parent = new StartedProcess([process.execPath, 'parent.js', folder(), 'replace'], {
    cwd: tree.root,
    env: { EMBEDDED_POSTGRES_DIR: '/nowhere' },
  });
  expect(await parent.ended).toBe(1);
  expect(parent.output).toContain('There is no PostgreSQL at /nowhere/native');
});

interface Way {
  readonly name: string;
  /** What the parent is run by. */
  readonly prefix: readonly string[];
  /** Programs that stand in for those of the system. */
  readonly programs: Readonly<Record<string, string>>;
  /** Of the data, as seen from here. */
  readonly owner: number | undefined;
}

const asNumber = (id: number): string[] => ['unshare', '--user', `--map-user=${id}`, `--map-group=${id}`];
const REFUSED = { unshare: '#!/bin/sh\nexit 1\n' };
const [ourselves, nobody] = [process.getuid?.(), 65534];
const hasNamespaces = spawnSync('unshare', [...asNumber(4321).slice(1), 'true']).status === 0;

/** As root PostgreSQL must become somebody else; a number that no user has must get a name. */
const WAYS: readonly Way[] = [
  { name: 'as it is', prefix: [], programs: {}, owner: ourselves === 0 && !hasNamespaces ? nobody : ourselves },
  ...(ourselves === 0 ? [{ name: 'without namespaces', prefix: [], programs: REFUSED, owner: nobody }] : []),
  ...(hasNamespaces ? [{ name: 'as a nameless user', prefix: asNumber(4321), programs: {}, owner: ourselves }] : []),
];

it.each(WAYS)(
  'PostgreSQL runs $name, in a folder closed to everybody else',
  async ({ name, prefix, programs, owner }) => {
    const closed = path.join(tree.root, name, 'closed');
    mkdirSync(closed, { recursive: true });
    chmodSync(closed, 0o700);
    for (const [program, text] of Object.entries(programs)) {
      writeFileSync(path.join(tree.root, name, program), text, { mode: 0o755 });
    }
    const env = { PATH: `${path.join(tree.root, name)}:${process.env['PATH']}` };
    const [executable, ...args] = [...prefix, process.execPath, 'parent.js', path.join(closed, 'postgres'), 'replace'];
    for (const round of ['first', 'later']) {
      const parent = new StartedProcess([executable!, ...args], { cwd: tree.root, env });
      const [url] = (await parent.says(/own\n/)).split(' ');
      expect([round, await ask(url!, 'select 1')]).toEqual([round, 1]);
      expect(statSync(path.join(closed, 'postgres', 'data')).uid).toBe(owner);
      await parent.signalled('SIGTERM');
    }
  },
);

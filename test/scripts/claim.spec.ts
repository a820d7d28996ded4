import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { claim } from '../../scripts/start/claim';
import { freePorts } from '../support/ports';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mainstay-claim-'));
  file = path.join(folder, 'running.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that exists as long as this test does, and is not the one that claims. */
const SOMEBODY = process.ppid;

function leave(content: object, ageMs: number): void {
  writeFileSync(file, JSON.stringify(content));
  const then = new Date(Date.now() - ageMs);
  utimesSync(file, then, then);
}

async function listening(port: number): Promise<Server> {
  const server = createServer((_, reply) => reply.end());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

async function expectOurs(): Promise<void> {
  const claimed = await claim(file);
  if ('theirs' in claimed) throw new Error(`claimed by ${claimed.theirs.address}`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ pid: process.pid, addresses: [] });
  claimed.mine.release();
  expect(existsSync(file)).toBe(false);
}

it('a folder that nobody claims is ours until we release it', () => expectOurs());

it('a claim whose process lives and answers is theirs', async () => {
  const port = (await freePorts(1))[0] as number;
  const server = await listening(port);
  leave({ pid: SOMEBODY, addresses: [`http://127.0.0.1:${port}`] }, 0);
  expect(await claim(file)).toEqual({ theirs: { address: `http://127.0.0.1:${port}` } });
  server.close();
});

it('a claim that is not touched any more is ours, even when its pid has gone to another program', async () => {
  leave({ pid: SOMEBODY, addresses: [] }, 60_000);
  await expectOurs();
});

it('a claim that was cut off while it was written is ours', async () => {
  writeFileSync(file, '{"pi');
  const then = new Date(Date.now() - 5_000);
  utimesSync(file, then, then);
  await expectOurs();
});

it('another program on the ports of a start that was killed long ago is not waited for', async () => {
  const port = (await freePorts(1))[0] as number;
  const server = await listening(port);
  leave({ pid: SOMEBODY, addresses: [`http://127.0.0.1:${port}`] }, 3_600_000);
  await expectOurs();
  server.close();
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { startSandbox } from '../../sandbox/sandbox';
import { KEY } from './shop';

/** The sandbox as a process of its own, built as one file. */
describe('node dist/sandbox/main.js', () => {
  let folder: string;
  let main: string;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    main = join(folder, 'main.js');
    buildSync({
      entryPoints: [join(__dirname, '../../sandbox/main.ts')],
      bundle: true,
      platform: 'node',
      outfile: main,
    });
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(folder, { recursive: true });
  });

  const run = (...args: string[]) => {
    const child = spawn(process.execPath, [main, ...args]);
    children.push(child);
    return child;
  };
  const start = async (...args: string[]) => {
    const child = run('--port', '0', ...args);
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return { child, url: (JSON.parse(line.toString()) as { listening: string }).listening };
  };
  const ended = async (child: ChildProcess) => {
    const output: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (data: Buffer) => output.push(data.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output: output.join('') };
  };
  const call = async (url: string, path: string, init: RequestInit = {}) =>
    (await fetch(url + path, { ...init, headers: { authorization: `Bearer ${KEY}` } })).json() as Promise<{
      id: string;
    }>;

  test('says first where it listens, and ends in peace when asked to', async () => {
    const { child, url } = await start();
    expect(await call(url, '/v1/balance')).toMatchObject({ object: 'balance' });
    child.kill('SIGTERM');
    expect(await ended(child)).toMatchObject({ code: 0 });
  });

  test('killed without warning, knows afterwards everything it answered', async () => {
    const state = join(folder, 'killed.jsonl');
    const first = await start('--state', state);
    const made = await Promise.all(
      Array.from({ length: 20 }, () =>
        call(first.url, '/v1/customers', { method: 'POST', body: 'email=a%40b.example' }),
      ),
    );
    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    const { url } = await start('--state', state);
    for (const { id } of made) expect(await call(url, `/v1/customers/${id}`)).toMatchObject({ id, object: 'customer' });
  });

  test('gives up when the port is taken', async () => {
    const other = await startSandbox();
    expect(await ended(run('--port', String(other.port)))).toEqual({
      code: 1,
      output: expect.stringContaining('port is taken'),
    });
    await other.stop();
  });

  test.each([
    [['--port', '0', '--host', '0.0.0.0'], 'this machine only'],
    [
      ['--port', '0', '--webhook-url', 'https://newsroom.example/', '--webhook-secret', 'whsec_fake'],
      'this machine only',
    ],
    [['--port', '0', '--webhook-url', 'http://127.0.0.1:1/'], 'belong together'],
    [['--port', 'http'], 'whole number'],
    [['--prot', '1'], '--prot'],
    [[], '--port is missing'],
  ])('refuses %j', async (args, message) => {
    expect(await ended(run(...args))).toEqual({ code: 1, output: expect.stringContaining(message) });
  });

  test('explains itself', async () => {
    expect(await ended(run('--help'))).toEqual({ code: 0, output: expect.stringContaining('--webhook-secret') });
  });
});

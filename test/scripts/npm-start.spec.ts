import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isFree } from '../../scripts/free-port';
import { freePorts } from '../support/ports';
import { readPidFile } from '../../scripts/postgres/postmaster-pid';
import { endStartedProcesses, eventually, StartedProcess } from './started-process';

const REPOSITORY = path.resolve(__dirname, '../..');

/** Made by the commands, not checked in; a copy shall make or borrow its own. */
const NOT_COPIED = ['.git', '.mainstay', 'coverage', 'node_modules', 'test'];

let root: string;
let port: number;

beforeAll(async () => {
  root = path.join(mkdtempSync(path.join(tmpdir(), 'mainstay-copy-')), 'a folder');
  const isCopied = (file: string): boolean => !NOT_COPIED.includes(path.relative(REPOSITORY, file));
  cpSync(REPOSITORY, root, { recursive: true, filter: isCopied });
  symlinkSync(path.join(REPOSITORY, 'node_modules'), path.join(root, 'node_modules'));
  port = (await freePorts(1))[0] as number;
  await giveSandboxItsOwnPort();
});

afterAll(endStartedProcesses);
afterAll(() => rmSync(path.dirname(root), { recursive: true, force: true, maxRetries: 5 }));

/** The usual port may be wanted by another test, or by a person at this machine, at the very same moment. */
async function giveSandboxItsOwnPort(): Promise<void> {
  mkdirSync(path.join(root, '.mainstay'), { mode: 0o700 });
  const secrets = {
    secretKey: 'sk_test_sandbox_fake',
    webhookSecret: 'whsec_sandbox_fake',
    port: (await freePorts(1))[0] as number,
  };
  writeFileSync(path.join(root, '.mainstay', 'secrets.json'), JSON.stringify(secrets));
}

/** The build, in a tree whose sources were just changed, may have to come first. */
const WITH_A_BUILD_MS = 300_000;

it(
  'npm start in a copy of this repository serves its pages, and Ctrl-C leaves nothing behind',
  async () => {
    const quiet = { npm_config_update_notifier: 'false' }; // or npm would ask its registry
    const env = { ...quiet, HOME: root, PORT: String(port), NODE_ENV: 'production' };
    const npm = new StartedProcess(['npm', 'start'], { cwd: root, env });
    await npm.says(/Mainstay runs, beside a sandbox: .*Ctrl-C/s, WITH_A_BUILD_MS);
    const pages = ['', 'give', 'docs', 'health'].map((page) => `http://127.0.0.1:${port}/${page}`);
    const replies = await Promise.all(pages.map((page) => fetch(page)));
    expect(replies.map(({ url, status }) => [url, status])).toEqual(
      pages.map((page) => [expect.stringContaining(page), 200]),
    );
    expect(npm.output).toMatch(/Set up your account of staff.*\n  http:\S+\/staff\/set-up\/[\w-]{43}\n/);
    await npm.signalled('SIGINT');
    await eventually(() => isFree(port));
    await eventually(() => readPidFile(path.join(root, '.mainstay', 'postgres', 'data')) === undefined);
    await eventually(() => !existsSync(path.join(root, '.mainstay', 'running.json')));
  },
  WITH_A_BUILD_MS,
);

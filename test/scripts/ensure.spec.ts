import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { endStartedProcesses, StartedProcess } from './started-process';

const REPOSITORY = path.resolve(__dirname, '../..');

/** Builds by copying every source, as the compiler would, and keeps a list of its runs. */
const COMPILER = `
const { appendFileSync, cpSync, existsSync } = require('node:fs');
appendFileSync('runs', 'build\\n');
if (existsSync('src/broken.ts')) { console.error('src/broken.ts: error TS1005'); process.exit(1); }
cpSync('src', 'dist/src', { recursive: true });
`;

const NPM = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
appendFileSync('runs', 'npm ' + process.argv.slice(2).join(' ') + '\\n');
if (process.env.FAIL_NPM) { console.error('npm error network'); process.exit(1); }
mkdirSync('node_modules/@nestjs/cli/bin', { recursive: true });
writeFileSync('node_modules/@nestjs/cli/bin/nest.js', ${JSON.stringify(COMPILER)});
writeFileSync('node_modules/.package-lock.json', '{}');
`;

let root: string;
const at = (...names: string[]): string => path.join(root, ...names);

beforeEach(() => {
  root = path.join(mkdtempSync(path.join(tmpdir(), 'mainstay-ensure-')), 'a folder');
  for (const each of ['build', 'build.mjs', 'ensure.mjs']) {
    cpSync(path.join(REPOSITORY, 'scripts', each), at('scripts', each), { recursive: true });
  }
  write('src/main.ts', 'first');
  write('tsconfig.build.json', JSON.stringify({ include: ['src', 'migrations'] }));
  write('package-lock.json', '{}');
  write('npm-cli.js', NPM);
});

afterEach(endStartedProcesses);
afterEach(() => rmSync(path.dirname(root), { recursive: true, force: true }));

function write(file: string, content: string): void {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), content);
}

function runs(): string[] {
  const lines = existsSync(at('runs')) ? readFileSync(at('runs'), 'utf8').trim().split('\n') : [];
  rmSync(at('runs'), { force: true });
  return lines.map((line) => line.split(' ')[0]!);
}

function begin(script = 'ensure.mjs', env: NodeJS.ProcessEnv = {}): StartedProcess {
  const surroundings = { cwd: tmpdir(), env: { npm_execpath: at('npm-cli.js'), NODE_ENV: 'production', ...env } };
  return new StartedProcess([process.execPath, at('scripts', script)], surroundings);
}

async function ensure(env?: NodeJS.ProcessEnv): Promise<{ code: number | null; output: string }> {
  const run = begin('ensure.mjs', env);
  return { code: await run.ended, output: run.output };
}

it('a fresh tree installs the locked dependencies with the tools of the build, builds, and then has nothing to do', async () => {
  const { code, output } = await ensure();
  expect([code, output]).toEqual([0, expect.stringMatching(/Installing .*Building.*Built in/s)]);
  expect(readFileSync(at('runs'), 'utf8')).toMatch(/^npm ci --include=dev --ignore-scripts .*\nbuild\n$/);
  expect(runs()).toEqual(['npm', 'build']);
  expect(await ensure()).toEqual({ code: 0, output: '' });
  expect(runs()).toEqual([]);
});

it('a changed source is built again; a changed spec and a touched source are not', async () => {
  await ensure();
  runs();
  write('src/main.spec.ts', 'it');
  utimesSync(at('src/main.ts'), new Date(), new Date());
  await ensure();
  expect(runs()).toEqual([]);
  for (const file of [
    'src/deep/down.ts',
    'web/page.css',
    'migrations/1.ts',
    'tsconfig.json',
    'newsroom/example.json',
  ]) {
    write(file, 'changed');
    await ensure();
    expect([file, ...runs()]).toEqual([file, 'build']);
  }
});

it('what was built from a source that is gone goes too, and the pages stay', async () => {
  write('src/old.ts', 'old');
  await ensure();
  write('dist/web/box.js', 'box');
  const longAgo = new Date(Date.now() - 60_000);
  for (const file of ['dist/src/old.ts', 'dist/web/box.js']) utimesSync(at(file), longAgo, longAgo);
  rmSync(at('src/old.ts'));
  await ensure();
  expect([existsSync(at('dist/src/old.ts')), existsSync(at('dist/web/box.js'))]).toEqual([false, true]);
  expect(readFileSync(at('dist/src/main.ts'), 'utf8')).toBe('first');
});

it('the pages are built after the server', async () => {
  write('web/build.mjs', `import { appendFileSync } from 'node:fs'; appendFileSync('runs', 'pages\\n');`);
  await ensure();
  expect(runs()).toEqual(['npm', 'build', 'pages']);
});

it('a failed build is shown, fails, and is tried again', async () => {
  write('src/broken.ts', '');
  for (const round of [['npm', 'build'], ['build']]) {
    const { code, output } = await ensure();
    expect([code, output]).toEqual([1, expect.stringMatching(/error TS1005.*The build of the server failed/s)]);
    expect(runs()).toEqual(round);
  }
  rmSync(at('src/broken.ts'));
  expect((await ensure()).code).toBe(0);
});

it('a failed install is shown, fails, and is tried again', async () => {
  const { code, output } = await ensure({ FAIL_NPM: '1' });
  expect([code, output]).toEqual([1, expect.stringMatching(/npm error network.*npm ci failed/s)]);
  expect((await ensure()).code).toBe(0);
  expect(runs()).toEqual(['npm', 'npm', 'build']);
});

it('dependencies older than the lock are installed anew', async () => {
  await ensure();
  runs();
  const later = new Date(Date.now() + 60_000);
  utimesSync(at('package-lock.json'), later, later);
  await ensure();
  expect(runs()).toEqual(['npm']);
});

it('dependencies that another tree lends are never replaced', async () => {
  await ensure();
  renameSync(at('node_modules'), at('lent'));
  symlinkSync(at('lent'), at('node_modules'));
  rmSync(at('lent/.package-lock.json'));
  runs();
  expect(await ensure()).toEqual({ code: 0, output: '' });
  expect(existsSync(at('lent/@nestjs'))).toBe(true);
});

it('of two commands at once one installs and builds, and the other waits for it', async () => {
  const codes = await Promise.all([ensure(), ensure()]);
  expect(codes.map(({ code }) => code)).toEqual([0, 0]);
  expect(runs()).toEqual(['npm', 'build']);
});

it('the lock of a command that was killed is taken over', async () => {
  const dead = begin();
  await dead.ended;
  runs();
  write('src/main.ts', 'second');
  write('dist/.lock', String(dead.pid));
  utimesSync(at('dist/.lock'), new Date(Date.now() - 5_000), new Date(Date.now() - 5_000));
  expect((await ensure()).code).toBe(0);
  expect(runs()).toEqual(['build']);
});

it('npm run build builds whether or not anything changed', async () => {
  await ensure();
  runs();
  expect(await begin('build.mjs').ended).toBe(0);
  expect(runs()).toEqual(['build']);
});

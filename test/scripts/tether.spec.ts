import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from '../../scripts/process-alive';
import { tether } from '../../scripts/tether';
import { compileScript, copiedTree, type CopiedTree } from './copied-tree';
import { endStartedProcesses, eventually, StartedProcess } from './started-process';

let tree: CopiedTree;

beforeAll(() => {
  tree = copiedTree({});
});

afterAll(endStartedProcesses);
afterAll(() => tree.remove());

const logFile = (name: string): string => path.join(tree.root, `${name}.log`);

function node(name: string, program: string): ReturnType<typeof tether> {
  const command = [process.execPath, '-e', program] as const;
  return tether({ command, env: { PATH: process.env['PATH'] }, logFile: logFile(name), stopSignal: 'TERM' });
}

const STAYS = 'setInterval(() => {}, 1000);';

it("a child's exit code and words reach its parent", async () => {
  const child = node('words', 'console.log("to stdout"); console.error("to stderr"); process.exitCode = 7');
  expect(await child.ended).toBe(7);
  expect(child.hasEnded()).toBe(true);
  expect(readFileSync(logFile('words'), 'utf8')).toBe('to stdout\nto stderr\n');
});

it('a child that is killed reports the signal as a shell does', async () => {
  expect(await node('killed', 'process.kill(process.pid, "SIGKILL")').ended).toBe(128 + 9);
});

it('a program that does not exist ends instead of failing the parent', async () => {
  const missing = tether({ command: ['/nowhere/program'], env: {}, logFile: logFile('missing'), stopSignal: 'TERM' });
  expect(await missing.ended).toBe(127);
});

it('a child that is stopped may finish its work first', async () => {
  const child = node(
    'finishes',
    `${STAYS} process.on("SIGTERM", () => { console.log("done"); process.exit(0) }); console.log("up")`,
  );
  await eventually(() => readFileSync(logFile('finishes'), 'utf8').includes('up'));
  expect(await child.stop()).toBe(0);
  expect(readFileSync(logFile('finishes'), 'utf8')).toBe('up\ndone\n');
});

it('kill -9 of the parent ends the child', async () => {
  compileScript('tether.ts', path.join(tree.root, 'tether.js'));
  const child = `${STAYS} console.log(process.pid)`;
  writeFileSync(
    path.join(tree.root, 'parent.js'),
    `const { tether } = require('./tether.js');
     tether({ command: [process.execPath, '-e', ${JSON.stringify(child)}], env: {}, logFile: 'child.log', stopSignal: 'TERM' });
     ${STAYS}`,
  );
  const parent = new StartedProcess([process.execPath, 'parent.js'], { cwd: tree.root });
  const pidOfChild = (): number => Number(readFileSync(logFile('child'), { encoding: 'utf8', flag: 'a+' }));
  await eventually(() => pidOfChild() > 0);
  expect(isAlive(pidOfChild())).toBe(true);
  await parent.signalled('SIGKILL');
  await eventually(() => !isAlive(pidOfChild()));
});

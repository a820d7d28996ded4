import { readFileSync } from 'node:fs';
import path from 'node:path';
import { freePorts } from '../support/ports';
import { copiedTree, type CopiedTree } from './copied-tree';
import { STAND_INS } from './stand-ins';
import { endStartedProcesses, StartedProcess } from './started-process';

/** What the launcher says once all of it answers. */
export const RUNS = /Mainstay runs, .*Ctrl-C/s;

/** For a whole spec: one tree of stand-ins with the real launchers, and eyes for what they make there. */
export function launchedTree() {
  let tree: CopiedTree;
  let port: number;
  beforeAll(async () => {
    tree = copiedTree(STAND_INS);
    port = (await freePorts(1))[0] as number;
  });
  afterEach(endStartedProcesses);
  afterAll(() => tree.remove());

  const inTree = (...names: string[]): string => path.join(tree.root, ...names);
  const inData = (...names: string[]): string => inTree('.mainstay', ...names);
  const launch = (name: 'start' | 'cli', args: readonly string[], env: NodeJS.ProcessEnv): StartedProcess =>
    new StartedProcess([process.execPath, inTree(`dist/scripts/${name}.js`), ...args], { cwd: tree.root, env });

  return {
    inTree,
    inData,
    port: (): number => port,
    start: (args: readonly string[] = [], env: NodeJS.ProcessEnv = {}) =>
      launch('start', args, { PORT: String(port), ...env }),
    command: (words: readonly string[], env: NodeJS.ProcessEnv = {}) => launch('cli', words, env),
    /** The environment of the app that listens there. */
    told: async (where = port): Promise<Record<string, string>> =>
      (await fetch(`http://127.0.0.1:${where}/`)).json() as Promise<Record<string, string>>,
    secrets: (): { port: number; secretKey: string } => JSON.parse(textOf(inData('secrets.json'))),
  };
}

export function textOf(file: string): string {
  return readFileSync(file, 'utf8');
}

import { spawn } from 'node:child_process';
import path from 'node:path';
import { answers } from './start/answers';
import { whoRuns } from './start/claim';
import { dataFolderAt } from './start/data-folder';
import { environmentAt } from './start/running-house';
import { readSettings } from './start/settings';

/** The repository, seen from `dist/scripts`. */
const ROOT = path.resolve(__dirname, '..', '..');

/** `npm run cli -- COMMAND`: the command, told what `npm start` told the app. @returns the exit code */
async function cli(words: readonly string[]): Promise<number> {
  return run(words, isForHelp(words) ? {} : await environment());
}

function isForHelp(words: readonly string[]): boolean {
  return words.length === 0 || words.some((word) => word === '--help' || word === '-h');
}

/** @throws Error in a sentence when there is no database to work on */
async function environment(): Promise<NodeJS.ProcessEnv> {
  const settings = readSettings(ROOT, { wants: 'start', port: undefined }, process.env);
  const data = dataFolderAt(settings.dataFolder);
  const [address] = whoRuns(data.running)?.addresses ?? [];
  if (settings.databaseUrl && settings.stripe === 'real')
    return environmentAt(address ?? `http://${settings.host}:${settings.port ?? USUAL_PORT}`, settings, data);
  if (!address)
    throw new Error(`Mainstay does not run, and its database and the sandbox run only beside it: first npm start.`);
  if (!(await answers(address))) throw new Error('Mainstay is still starting: try again in a moment.');
  return environmentAt(address, settings, data);
}

/** Of no consequence where nothing listens: a command opens no port. */
const USUAL_PORT = 3000;

function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const command = [path.join(ROOT, 'dist', 'src', 'cli.js'), ...words];
  const child = spawn(process.execPath, command, { env, cwd: ROOT, stdio: 'inherit' });
  process.on('SIGINT', () => undefined); // the terminal has told the command, too, which knows how to end
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? FAILED)));
}

const FAILED = 1;

cli(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (reason: Error) => {
    console.error(reason.message);
    process.exit(FAILED);
  },
);

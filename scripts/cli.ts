import { spawn } from 'node:child_process';
import path from 'node:path';
import { answers } from './start/answers';
import { whoRuns } from './start/claim';
import { dataFolderAt } from './start/data-folder';
import { environmentAt, environmentOf } from './start/running-house';
import { readSettings } from './start/settings';

/** The repository, seen from `dist/scripts`. */
const ROOT = path.resolve(__dirname, '..', '..');

/** `npm run cli -- COMMAND`: the command, told what `npm start` told the app. @returns the exit code */
async function cli(words: readonly string[]): Promise<number> {
  const { environment, hint } = await surroundings();
  const code = await run(words, environment);
  // Some commands need no database: only one that misses its settings is told where they would come from.
  if (code === WRONG_SETTINGS && hint !== undefined) console.error(hint);
  return code;
}

/** @throws Error in a sentence when the app was told otherwise than we are */
async function surroundings(): Promise<{ environment: NodeJS.ProcessEnv; hint?: string }> {
  const settings = readSettings(ROOT, { wants: 'start', port: undefined }, process.env);
  const data = dataFolderAt(settings.dataFolder);
  const running = whoRuns(data.running);
  if (running !== undefined) {
    const [address] = running.addresses;
    if (address === undefined || !(await answers(address)))
      throw new Error('Mainstay is still starting: try again in a moment.');
    return { environment: await environmentOf(running, settings, data) };
  }
  if (settings.databaseUrl && settings.stripe === 'real') {
    const address = `http://${settings.host}:${settings.port ?? USUAL_PORT}`;
    return { environment: await environmentAt(address, settings, data) };
  }
  return { environment: settings.environment, hint: NOTHING_RUNS };
}

const NOTHING_RUNS = 'Mainstay does not run, and its database and the sandbox run only beside it: first npm start.';
/** Of no consequence where nothing listens: a command opens no port. */
const USUAL_PORT = 3000;
/** As the app's own commands have it. */
const WRONG_SETTINGS = 2;

/** In the folder where it was typed, as files are named from there; settings are read from the repository's root. */
function run(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
  const command = [path.join(ROOT, 'dist', 'src', 'cli.js'), ...words];
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  const child = spawn(process.execPath, command, { env: fromRoot(environment), cwd, stdio: 'inherit' });
  process.on('SIGINT', () => undefined); // the terminal has told the command, too, which knows how to end
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal));
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? FAILED)));
}

function fromRoot(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const files = { NEWSROOM_FILE: 'newsroom/example.json', IDENTITY_KEYS_FILE: undefined, DKIM_KEY_FILE: undefined };
  const absolute = Object.entries(files).flatMap(([name, fallback]) => {
    const file = environment[name] ?? fallback;
    return file === undefined ? [] : [[name, path.resolve(ROOT, file)]];
  });
  return { ...environment, ...Object.fromEntries(absolute) };
}

const FAILED = 1;

cli(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (reason: Error) => {
    console.error(reason.message);
    process.exit(FAILED);
  },
);

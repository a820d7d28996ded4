import path from 'node:path';
import { claim } from './start/claim';
import { HELP, readCommandLine, type CommandLine } from './start/command-line';
import { dataFolderAt, removeData } from './start/data-folder';
import { Household } from './start/household';
import { open } from './start/open';
import { readSettings, type Settings } from './start/settings';
import { StopRequested, stopOnSignals } from './start/stop-signals';
import { welcome } from './start/welcome';

/** The repository, seen from `dist/scripts`. */
const ROOT = path.resolve(__dirname, '..', '..');

const say = (words: string): void => console.log(words);

/** `npm start`: runs everything until it ends or is ended. */
async function start(commandLine: CommandLine): Promise<void> {
  if (commandLine.wants === 'help') return say(HELP);
  const settings = readSettings(ROOT, commandLine, process.env);
  if (commandLine.wants === 'fresh start') refuseResetOf(settings);
  const data = dataFolderAt(settings.dataFolder);
  const claimed = await claim(data.running);
  if ('theirs' in claimed) return pointAt(claimed.theirs.address, commandLine);
  const household = new Household();
  stopOnSignals(household);
  try {
    if (commandLine.wants === 'fresh start') removeData(data);
    const opened = await open(household, { root: ROOT, settings, data, say, announce: claimed.mine.announce });
    say(welcome({ ...opened, dataFolder: path.relative(process.cwd(), data.root) || data.root }));
    await household.dissolved();
  } finally {
    await household.stop();
    claimed.mine.release();
  }
}

/** The identity keys of a database of yours lie in the data folder: without them its donors cannot be read again. */
function refuseResetOf({ databaseUrl, stripe }: Settings): void {
  if (databaseUrl)
    throw new Error('--reset is for the database that comes along; with DATABASE_URL nothing is deleted.');
  if (stripe === 'real')
    throw new Error('--reset is for a trial beside the sandbox; with a Stripe key of yours nothing is deleted.');
}

function pointAt(address: string, { wants, port }: CommandLine): void {
  if (wants === 'fresh start') throw new Error(`Mainstay runs here at ${address}: stop it before you reset it.`);
  if (port !== undefined && port !== Number(new URL(address).port))
    throw new Error(`Mainstay runs here at ${address}: stop it before you move it to port ${port}.`);
  say(`Mainstay runs here already: ${address}/`);
}

/** Not by itself, when all is done: a program that is still starting must not keep us. */
function exit(code: number): void {
  process.exit(code);
}

async function main(): Promise<void> {
  process.stdout.on('error', () => undefined); // a closed terminal is no reason to end without order
  await start(readCommandLine(process.argv.slice(2)));
}

main().then(
  () => exit(0),
  (reason: Error) => {
    if (reason instanceof StopRequested) return exit(0);
    console.error(`\n${reason.message}`);
    return exit(1);
  },
);

import path from 'node:path';
import { Books } from './seed/closing/books';
import { reconcile, sealAndCompare, type Reconciliation } from './seed/closing/reconcile';
import { settled } from './seed/closing/settled';
import { stripeSums } from './seed/closing/stripe-sums';
import { closingTable } from './seed/closing/table';
import { HELP, readCommandLine, type CommandLine } from './seed/command-line';
import { enterHouse, type House } from './seed/house/house';
import { beginAnew, live, moveTo, type World } from './seed/life/live';
import { NewsroomApp } from './seed/life/newsroom';
import { LocalStripe } from './seed/life/stripe';
import { Progress } from './seed/progress';
import { fixAll, NOT_EVERYTHING } from './start/set-up-sandbox';
import { readSettings } from './start/settings';
import { StopRequested } from './start/stop-signals';

/** The repository, seen from `dist/scripts`. */
const ROOT = path.resolve(__dirname, '..', '..');

const say = (words: string): void => console.log(words);

/** `npm run seed`: see `--help`. @returns the exit code */
async function seed(commandLine: CommandLine): Promise<number> {
  const settings = readSettings(ROOT, { wants: 'start', port: undefined }, process.env);
  const house = await enterHouse(ROOT, settings, say);
  try {
    const code = await Promise.race([history(house, commandLine), house.ended]);
    if (commandLine.afterwards === 'keep running') await keepRunning(house);
    return code;
  } finally {
    await house.leave();
  }
}

async function history(house: House, commandLine: CommandLine): Promise<number> {
  const books = await Books.open(house.environment['DATABASE_URL'] ?? '');
  try {
    await refuseToMix(books);
    const progress = new Progress(books, say);
    const stripe = new LocalStripe(house.sandbox);
    const lived = (day: Date, gifts: number): Promise<void> => progress.lived(day, gifts);
    return await livedAndClosed({ app: new NewsroomApp(house.address), stripe, books, lived }, house, commandLine);
  } finally {
    await books.close();
  }
}

async function refuseToMix(books: Books): Promise<void> {
  const there = await books.contributions();
  if (there === 0) return;
  throw new Error(`${there} contributions are here already: the seed needs an empty database (npm start -- --reset).`);
}

async function livedAndClosed(world: World, house: House, { donors, seed, years }: CommandLine): Promise<number> {
  const begunMs = performance.now();
  const { from, days } = yearsUpTo(new Date(), years);
  say(`${donors} donors from ${from.toISOString().slice(0, 10)} on, at ${house.address}`);
  await beginAnew(world, from);
  await live(world, { donors, seed, from, days });
  await moveTo(world, new Date());
  say('All days are lived. Working off what is left…');
  await settled(world.stripe, world.books);
  if (!(await fixAll(ROOT, house.environment))) say(NOT_EVERYTHING);
  const found = await reconcile(ROOT, house.environment, from, new Date(Date.now() + DAY_MS));
  await sealAndCompare(ROOT, house.environment);
  const parked = await world.books.parkedEvents();
  say(`\n${await tableOf(world)}\n`);
  const isEven = parked + found.differences.length + found.notAtStripe.length + found.balances.length === 0;
  say(verdict(found, parked));
  say(`${Math.round((performance.now() - begunMs) / 1000)} s for ${await world.books.events()} events.`);
  return isEven ? 0 : DIFFERS;
}

const DAY_MS = 86_400_000;
/** As of the app's own commands. */
const DIFFERS = 3;

/** Whole days in UTC, the last one yesterday. */
function yearsUpTo(end: Date, years: number): { from: Date; days: number } {
  const from = new Date(Date.UTC(end.getUTCFullYear() - years, end.getUTCMonth(), end.getUTCDate()));
  return { from, days: Math.floor((end.getTime() - from.getTime()) / DAY_MS) };
}

async function tableOf({ stripe, books }: World): Promise<string> {
  return closingTable(await books.figures(), await books.accounts(), await stripeSums(stripe));
}

function verdict({ compared, healed, notAtStripe, differences, balances }: Reconciliation, parked: number): string {
  const lines = [
    `${compared} movements of money compared; ${healed.length} that Stripe tells of by no event were fetched.`,
    ...differences.map(
      (each) => `${each.day} ${each.currency}: ledger ${each.ledgerMinor}, Stripe ${each.stripeMinor}`,
    ),
    ...balances.map((each) => `Balance, ${each.currency}: ledger ${each.ledgerMinor}, Stripe ${each.stripeMinor}`),
    ...notAtStripe.map((id) => `${id} is in our books and not at Stripe.`),
    ...(parked > 0 ? [`${parked} events are parked: npm run cli -- events parked`] : []),
  ];
  const verdict = lines.length === 1 ? 'Every currency ties to the cent on every day.' : 'NOT everything agrees.';
  return [...lines, verdict].join('\n');
}

async function keepRunning({ address, ended }: House): Promise<void> {
  say(`Mainstay runs at ${address}/. Stop: Ctrl-C`);
  await ended;
}

async function main(): Promise<number> {
  const commandLine = readCommandLine(process.argv.slice(2));
  if (commandLine.wants === 'seed') return seed(commandLine);
  say(HELP);
  return 0;
}

main().then(
  (code) => process.exit(code),
  (reason: Error) => {
    if (reason instanceof StopRequested) return process.exit(0);
    console.error(`\n${reason.message}`);
    return process.exit(1);
  },
);

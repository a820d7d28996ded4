import { parseArgs } from 'node:util';

export interface CommandLine {
  readonly wants: 'help' | 'seed';
  readonly donors: number;
  readonly seed: number;
  readonly years: number;
  /** What becomes of a house that was started for the seed. */
  readonly afterwards: 'stop' | 'keep running';
}

export const HELP = `npm run seed                    a believable two years of a newsroom, lived through the app's own door
npm run seed -- --donors 2000   so many donors (2000)
npm run seed -- --seed 1        the same number gives the same history on the same day (1)
npm run seed -- --years 2       so many years, up to now (2)
npm run seed -- --keep          leaves everything running afterwards, as npm start does
npm run seed -- --help          this text

Into a Mainstay that runs here beside its sandbox, or else into one started for it in the data folder; never where there
are contributions already. The sandbox begins anew. Exit code 3: the books and the sandbox do not agree.`;

/** @throws Error in a sentence for the person at the terminal */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      keep: { type: 'boolean' },
      donors: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      years: { type: 'string', default: '2' },
    },
  });
  return {
    wants: values.help ? 'help' : 'seed',
    donors: wholeNumber('--donors', values.donors, { minimum: 1, maximum: MOST_DONORS }),
    seed: wholeNumber('--seed', values.seed, { minimum: 0, maximum: LARGEST_SEED }),
    years: wholeNumber('--years', values.years, { minimum: 1, maximum: MOST_YEARS }),
    afterwards: values.keep ? 'keep running' : 'stop',
  };
}

/** A million donors would take a day, and the sandbox more memory than a laptop has. */
const MOST_DONORS = 100_000;
/** The generator takes 32 bits. */
const LARGEST_SEED = 2 ** 31 - 1;
const MOST_YEARS = 5;

function wholeNumber(option: string, text: string, { minimum, maximum }: { minimum: number; maximum: number }): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= minimum && number <= maximum) return number;
  throw new Error(`${option} takes a whole number from ${minimum} to ${maximum}, not ${text}.`);
}

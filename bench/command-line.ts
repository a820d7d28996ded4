import { parseArgs } from 'node:util';
import type { Bench, Size } from './bench';

export interface CommandLine {
  readonly wants: 'help' | 'table' | 'json';
  /** Those named, or all of them. */
  readonly benches: readonly Bench[];
  /** Undefined: the whole. */
  readonly size?: Size;
}

/** @throws Error in a sentence for the person at the terminal */
export function readCommandLine(args: readonly string[], all: readonly Bench[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' }, quick: { type: 'boolean' } },
  });
  const wants = values.help ? 'help' : values.json ? 'json' : 'table';
  const benches = positionals.length === 0 ? all : positionals.map((name) => named(name, all));
  return { wants, benches, ...(values.quick && { size: 'quick' }) };
}

function named(name: string, all: readonly Bench[]): Bench {
  const bench = all.find((each) => each.name === name);
  if (bench === undefined) throw new Error(`There is no bench "${name}". There are ${namesOf(all).join(', ')}.`);
  return bench;
}

function namesOf(all: readonly Bench[]): string[] {
  return all.map(({ name }) => name);
}

export function help(all: readonly Bench[]): string {
  const width = Math.max(...namesOf(all).map((name) => name.length));
  return [
    'npm run bench                     measures everything',
    'npm run bench -- NAME…            measures what is named',
    'npm run bench -- --json [NAME…]   prints one JSON object a figure',
    'npm run bench -- --quick [NAME…]  takes a tenth of the events: shows that it runs, not how it goes',
    'npm run bench -- --help           this text',
    '',
    ...all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
  ].join('\n');
}

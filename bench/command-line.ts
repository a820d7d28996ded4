import { parseArgs } from 'node:util';
import type { Bench } from './bench';

export interface CommandLine {
  readonly wants: 'help' | 'table' | 'json';
  /** Those named, or all of them. */
  readonly benches: readonly Bench[];
}

/** @throws Error in a sentence for the person at the terminal */
export function readCommandLine(args: readonly string[], all: readonly Bench[]): CommandLine {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
  });
  const wants = values.help ? 'help' : values.json ? 'json' : 'table';
  return { wants, benches: positionals.length === 0 ? all : positionals.map((name) => named(name, all)) };
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
    'npm run bench -- --help           this text',
    '',
    ...all.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
  ].join('\n');
}

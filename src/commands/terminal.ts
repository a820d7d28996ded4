import type { Command } from 'commander';
import { EXIT, type ExitCode } from './exit-codes';

export type Row = Readonly<Record<string, unknown>>;

/** Where a command was typed: a process, or what a test makes up. */
export interface Shell {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
}

/** What a command writes to: answers on standard output, everything else on standard error. */
export class Terminal {
  /** What the process ends with. */
  exitCode: ExitCode = EXIT.fine;

  constructor(readonly shell: Shell) {}

  say(text: string): void {
    this.shell.stdout.write(`${text}\n`);
  }

  complain(text: string): void {
    this.shell.stderr.write(`${text}\n`);
  }

  /** One JSON array with --json, else aligned columns under the names of the fields, or `empty`. */
  rows(rows: readonly Row[], empty: string, { json }: { json?: boolean }): void {
    if (json === true) return this.json(rows);
    this.say(rows.length === 0 ? empty : aligned(rows));
  }

  /** What a command has done: as a sentence, or with --json as a value. */
  answer(sentence: string, value: object, { json }: { json?: boolean }): void {
    if (json === true) this.json(value);
    else this.say(sentence);
  }

  json(value: unknown): void {
    this.say(JSON.stringify(value, (_name, part: unknown) => (typeof part === 'bigint' ? part.toString() : part), 2));
  }

  /** For whoever waits and watches; a script that does not ask for it is spared. */
  progress(text: string, { progress }: { progress?: boolean }): void {
    if (progress === true || this.shell.stderr.isTTY === true) this.shell.stderr.write(`${text}\n`);
  }
}

/** Every command takes it. */
export function withJson(command: Command): Command {
  return command.option('--json', 'for programs: one JSON document on standard output');
}

/** For commands that take their time. */
export function withProgress(command: Command): Command {
  return command.option('--progress', 'say how far it is, on standard error, although that is no terminal');
}

function aligned(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => asText(row[name])))];
  const widths = names.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return '-';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

import { Option, type Command } from 'commander';
import type { ImportOrder } from '../imports/import-order';

export interface WriteOptions {
  readonly write?: boolean;
  readonly skipErrors?: boolean;
  readonly json?: boolean;
}

/** Everything that writes is tried first. */
export function withTry(command: Command): Command {
  return command
    .option('--write', 'do it; without it everything is looked at and nothing written')
    .addOption(new Option('--dry-run', 'do not: the default').conflicts('write'));
}

export function orderOf({ write, skipErrors }: WriteOptions): ImportOrder {
  return {
    how: write === true ? 'written' : 'tried',
    atFault: skipErrors === true ? 'the good lines' : 'nothing',
  };
}

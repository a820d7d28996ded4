import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A program of somebody else that says whether a journal is right. */
export interface Judge {
  readonly name: string;
  readonly present: boolean;
  /** Why its tests are skipped, to be read in their name; empty where it is present. */
  readonly absence: string;
  /** Its objections; empty: none. */
  objections(journal: string): string;
}

/** Debian's packages hledger and beancount. Where they are not installed, tests that need them are skipped by name. */
export const HLEDGER_CHECK = judge('hledger', 'journal', ['check', '--strict', 'ordereddates', '-f']);
export const BEAN_CHECK = judge('bean-check', 'beancount', []);

function judge(program: string, extension: string, options: readonly string[]): Judge {
  const present = spawnSync(program, ['--version']).error === undefined;
  const objections = (journal: string): string => {
    const { status, stdout, stderr } = ran(program, options, journal, extension);
    return status === 0 ? '' : stdout + stderr || `ended with ${status}`;
  };
  const absence = present ? '' : ` (skipped: ${program} is not installed here)`;
  return { name: program, present, absence, objections };
}

/** What hledger says of a journal. */
export function stdoutOf(program: 'hledger', options: readonly string[], journal: string): string {
  const { status, stdout, stderr } = ran(program, [...options, '-f'], journal, 'journal');
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The program with the journal in a file, whose name is its last argument. */
function ran(program: string, options: readonly string[], journal: string, extension: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-journal-'));
  try {
    const file = path.join(folder, `ledger.${extension}`);
    writeFileSync(file, journal);
    return spawnSync(program, [...options, file], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

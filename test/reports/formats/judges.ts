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
    const folder = mkdtempSync(path.join(tmpdir(), 'mainstay-journal-'));
    try {
      const file = path.join(folder, `ledger.${extension}`);
      writeFileSync(file, journal);
      const { status, stdout, stderr } = spawnSync(program, [...options, file], { encoding: 'utf8' });
      return status === 0 ? '' : stdout + stderr || `ended with ${status}`;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const absence = present ? '' : ` (skipped: ${program} is not installed here)`;
  return { name: program, present, absence, objections };
}

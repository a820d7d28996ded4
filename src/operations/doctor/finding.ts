/**
 * - `ok`: as it should be
 * - `fixed`: was not, and is now
 * - `todo`: is not, and somebody has to do what the text says
 * - `look`: cannot be read from here; somebody should look
 */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'fixed' | 'todo' | 'look';
  readonly text: string;
}

/** One thing the doctor looks at. Looking changes nothing; with `mode: 'fix'` it mends what it can, and only that. */
export interface Check {
  readonly name: string;
  examine(mode: 'look' | 'fix'): Promise<Omit<Finding, 'check'>[]>;
}

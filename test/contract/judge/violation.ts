/** One thing Stripe would not have sent, or would not have accepted. */
export interface Violation {
  /** Where, as one would write it in code: `lines.data[0].amount`; empty for the whole. */
  readonly path: string;
  readonly problem: string;
}

export function describeViolation({ path, problem }: Violation): string {
  return path === '' ? problem : `${path} ${problem}`;
}

/** A value as a reader of the message wants it: short, and its type visible. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `"${value.slice(0, SHOWN_CHARACTERS)}"` : `${typeof value} ${String(value)}`;
}

/** Enough to recognise an id or an enum value. */
const SHOWN_CHARACTERS = 60;

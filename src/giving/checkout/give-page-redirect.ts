import type { Problem } from '../../foundation/problem/problem';

/** Back to the plain form, with what was chosen and what is wrong with it. Nothing about a person is in these fields. */
export function givePageWith(problem: Problem, body: unknown): string {
  const parameters = new URLSearchParams({ problem: problem.code });
  for (const name of ['field', 'limitMinor', 'retryAfterSeconds'] as const) {
    const value = problem.details[name];
    if (value !== undefined) parameters.set(name, String(value));
  }
  for (const name of KEPT_FIELDS) {
    const value = (body as Record<string, unknown> | null)?.[name];
    if (typeof value === 'string') parameters.set(name, value.slice(0, LONGEST_VALUE));
  }
  return `/give?${parameters}`;
}

const KEPT_FIELDS = ['frequency', 'currency', 'amount', 'language', 'receipt', 'attemptId'] as const;
/** The longest amount anyone types; more in an address is somebody playing. */
const LONGEST_VALUE = 40;

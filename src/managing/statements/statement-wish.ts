import { Problem } from '../../foundation/problem/problem';
import { readInterval, type StatementInterval } from './statement-interval';
import { StatementFormatUnknown } from './statement-problems';
import type { StatementFileFormat } from './statements';

/** `page`: on the screen. */
export type StatementFormat = 'page' | StatementFileFormat;

const STATEMENT_FORMATS = ['page', 'pdf', 'csv'] as const satisfies readonly StatementFormat[];

/** What the form of a statement sent, or what is wrong with it, and what was typed. */
export type StatementAsked =
  | { readonly interval: StatementInterval; readonly format: StatementFormat }
  | { readonly days: StatementInterval; readonly problem: Problem };

/** @param query of an address @returns a problem in place of throwing it: the form is shown again */
export function readStatement(query: Readonly<Record<string, unknown>>): StatementAsked {
  try {
    return { interval: readInterval(query), format: readFormat(query['format']) };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { days: typedDays(query), problem };
  }
}

/** As they were typed, for the form to show again. */
export function typedDays(query: Readonly<Record<string, unknown>>): StatementInterval {
  const typed = (name: string): string => (typeof query[name] === 'string' ? query[name] : '');
  return { from: typed('from'), until: typed('until') };
}

/** Left out: on the screen. */
function readFormat(typed: unknown): StatementFormat {
  if (typed === undefined || typed === '') return 'page';
  const format = STATEMENT_FORMATS.find((each) => each === typed);
  if (format === undefined) throw new StatementFormatUnknown(STATEMENT_FORMATS);
  return format;
}

import { StatementFormatUnknown } from './statement-problems';
import type { StatementFileFormat } from './statements';

/** `page`: on the screen. */
export type StatementFormat = 'page' | StatementFileFormat;

export const STATEMENT_FORMATS = ['page', 'pdf', 'csv'] as const satisfies readonly StatementFormat[];

/** Left out: on the screen. @throws StatementFormatUnknown */
export function readFormat(typed: unknown): StatementFormat {
  if (typed === undefined || typed === '') return 'page';
  const format = STATEMENT_FORMATS.find((each) => each === typed);
  if (format === undefined) throw new StatementFormatUnknown(STATEMENT_FORMATS);
  return format;
}

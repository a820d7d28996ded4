import { formatMinor } from '../../src/foundation/money/format-minor';
import type { CurrencyOption } from './options';
import type { Texts } from './texts';

/** What keeps a donor from going on: found here, or answered by the API as application/problem+json. */
export interface Problem {
  code: string;
  field?: string;
  limitMinor?: number;
  retryAfterSeconds?: number;
  /** Such as 2027-03-01. */
  limitDay?: string;
}

/** The sentence for a problem, with the number the donor needs. Codes without a sentence of their own get a general one. */
export function problemSentence(problem: Problem, currency: CurrencyOption, texts: Texts): string {
  const limit = BigInt(problem.limitMinor ?? 0);
  if (problem.code === 'too_many_requests' && problem.retryAfterSeconds) {
    return texts.problem('retry_after', { count: problem.retryAfterSeconds });
  }
  const written = formatMinor(limit, currency, texts.language);
  return texts.problem(problem.code, { limit: written, currency: currency.code, day: dayOf(problem, texts) });
}

function dayOf({ limitDay }: Problem, { language }: Texts): string {
  if (limitDay === undefined) return '';
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${limitDay}T00:00Z`),
  );
}

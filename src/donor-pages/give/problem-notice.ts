import { formatMinor } from '../../foundation/money/format-minor';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import { html, type Html } from '../../infrastructure/pages/html';
import type { GiveParts } from './give-parts';
import type { GiveProblem } from './give-request';

/** What was wrong, leading to the field it is about; that field takes the focus when the page opens. */
export function problemNotice(parts: GiveParts, problem: GiveProblem): Html {
  const field = fieldOf(problem);
  const sentence = problemSentence(parts, problem);
  return html`<div class="failure" role="alert" ${!field && html`tabindex="-1" autofocus`}>
    <p>${field ? html`<a href="#${field}">${sentence}</a>` : sentence}</p>
  </div>`;
}

/** The field of the plain form that a problem is about. */
export function fieldOf(problem: GiveProblem | undefined): 'amount' | 'consent' | 'currency' | undefined {
  return FIELDS.find((field) => problem?.code.startsWith(`${field}_`) || problem?.code === `unknown_${field}`);
}

export function problemSentence({ texts, give }: GiveParts, problem: GiveProblem): string {
  if (problem.code === 'too_many_requests' && problem.retryAfterSeconds > 0) {
    return texts.problem('retry_after', { count: problem.retryAfterSeconds });
  }
  const limit = formatMinor(problem.limitMinor, give.currency, texts.language);
  const day = problem.limitDay && dayInWords(problem.limitDay, texts.language);
  return texts.problem(problem.code, { limit, currency: give.currency.code, day });
}

const FIELDS = ['amount', 'consent', 'currency'] as const;

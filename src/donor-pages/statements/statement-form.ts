import type { Problem } from '../../foundation/problem/problem';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import { html, type Html } from '../../infrastructure/pages/html';
import { EARLIEST, LATEST, type StatementInterval } from '../../managing/statements/statement-interval';
import { atFault, failureNotice } from '../failure-notice';
import { hiddenFields } from '../hidden-fields';
import type { PageTexts } from '../page-texts';

export interface StatementFormParts {
  readonly texts: PageTexts;
  readonly door: string;
  readonly days: StatementInterval;
  readonly problem: Problem | undefined;
}

/** Where other days than those of a year are asked for. */
export function statementForm({ texts, door, days, problem }: StatementFormParts): Html {
  const field = (name: keyof StatementInterval): Html =>
    html`<label for="statement-${name}">${texts.page(`statements-${name}`)}</label>
      <input
        id="statement-${name}"
        name="${name}"
        type="date"
        required
        min="${EARLIEST}"
        max="${LATEST}"
        value="${days[name]}"
        ${atFault(problem?.details.field === name)}
      />`;
  return html`<details ${problem && html`open`}>
    <summary>${texts.page('statementsDays')}</summary>
    <form method="get" action="/manage/${door}/statement" class="ask-link">
      ${problem && failure(texts, problem)} ${hiddenFields({ language: texts.language })} ${field('from')}
      ${field('until')}
      <div class="choices-of-form">
        <button type="submit" class="continue">${texts.page('statementsShow')}</button>
        <button type="submit" name="format" value="pdf">${texts.page('statementsPdf')}</button>
        <button type="submit" name="format" value="csv">${texts.page('statementsCsv')}</button>
      </div>
    </form>
  </details>`;
}

function failure(texts: PageTexts, { code, details }: Problem): Html {
  const { limitDay, retryAfterSeconds = 0 } = details;
  if (limitDay === undefined) return failureNotice(texts, { code, retryAfterSeconds });
  const day = dayInWords(limitDay, texts.language);
  return html`<div class="failure" role="alert" id="problem"><p>${texts.problem(code, { day })}</p></div>`;
}

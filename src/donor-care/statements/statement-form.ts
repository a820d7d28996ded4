import type { Problem } from '../../foundation/problem/problem';
import { html, type Html } from '../../infrastructure/pages/html';
import { EARLIEST, intervalOf, LATEST, type StatementInterval } from '../../managing/statements/statement-interval';

export interface StatementFormParts {
  readonly donorId: string;
  /** As they stand in the fields: what was typed, or what is proposed. */
  readonly days: StatementInterval;
  /** Of the statement. */
  readonly language: string;
  readonly languages: readonly string[];
  /** What was wrong with what was typed. */
  readonly problem?: Problem;
}

/** Where a statement is asked for: of which days, in which language and form. */
export function statementForm({ donorId, days, language, languages, problem }: StatementFormParts): Html {
  const field = (name: keyof StatementInterval, words: string): Html =>
    html`<div class="field">
      <label for="statement-${name}">${words}</label>
      <input
        id="statement-${name}"
        name="${name}"
        type="date"
        required
        min="${EARLIEST}"
        max="${LATEST}"
        value="${days[name]}"
        ${problem?.details.field === name && html`aria-invalid="true" aria-describedby="statement-problem"`}
      />
    </div>`;
  const option = (each: string): Html =>
    html`<option value="${each}" ${each === language && html`selected`}>${languageInWords(each)}</option>`;
  return html`<form method="get" action="/care/donors/${donorId}/statement" class="fields spaced">
    ${problem && html`<p class="failure" role="alert" id="statement-problem">${problem.title}. ${problem.message}</p>`}
    <div class="row">
      ${field('from', 'From')} ${field('until', 'Until, that day too')}
      <div class="field">
        <label for="statement-language">In</label>
        <select id="statement-language" name="language">
          ${languages.map(option)}
        </select>
      </div>
    </div>
    <p class="buttons">
      <button type="submit">Show it</button>
      <button type="submit" name="format" value="pdf">As PDF</button>
      <button type="submit" name="format" value="csv">As CSV</button>
    </p>
  </form>`;
}

/** The years that are mostly asked for. @param today such as 2027-03-01 */
export function yearLinks({ donorId, language }: { donorId: string; language: string }, today: string): Html {
  const year = Number(today.slice(0, 4));
  const link = (each: number): Html =>
    html`<li><a href="${statementAddress({ donorId, days: intervalOf(String(each)), language })}">${each}</a></li>`;
  return html`<ul class="quick">
    ${[year - 1, year].map(link)}
  </ul>`;
}

/** @param format left out: on the screen */
export function statementAddress(
  { donorId, days, language }: Pick<StatementFormParts, 'donorId' | 'days' | 'language'>,
  format?: string,
): string {
  const query = new URLSearchParams({ from: days.from, until: days.until, language });
  if (format !== undefined) query.set('format', format);
  return `/care/donors/${donorId}/statement?${query}`;
}

function languageInWords(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}

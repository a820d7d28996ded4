import { FREQUENCIES } from '../../../foundation/newsroom/newsroom';
import type { ProblemDetails } from '../../../foundation/problem/problem';
import { html, type Html } from '../../../infrastructure/pages/html';
import type { ReportDefinition } from '../../definitions/definition';
import { reportAddress } from '../words/addresses';
import { fieldsOf, type TypedQuery } from './report-fields';
import { quickIntervals } from './intervals';

export interface ReportFormParts {
  readonly definition: ReportDefinition;
  /** As typed, or as the report took it. */
  readonly typed: TypedQuery;
  readonly currencies: readonly string[];
  /** In the zone of the report. */
  readonly today: string;
  readonly problem?: { readonly message: string; readonly details: ProblemDetails };
}

/** What a report can be asked: it all stands in the address, so that a link is the report. */
export function reportForm({ definition, typed, currencies, today, problem }: ReportFormParts): Html {
  const { name } = definition;
  const names = fieldsOf(definition);
  const atFault = problem?.details.field;
  const isElsewhere = problem !== undefined && !names.includes(atFault ?? '');
  const { from: _from, to: _to, ...others } = Object.fromEntries(names.map((field) => [field, typed[field] ?? '']));
  return html`<form method="get" action="${reportAddress(name)}" class="filters card no-print">
    ${isElsewhere && html`<p class="failure" role="alert">${problem.message}</p>`}
    <div class="row">
      ${names.map((field) => oneField(field, typed[field] ?? '', { currencies, fault: field === atFault ? problem?.message : undefined }))}
      <p class="act"><button type="submit" class="main">Show</button></p>
    </div>
    <ul class="quick">
      ${quickIntervals(today).map(({ words, from, to }) => html`<li><a href="${reportAddress(name, { from, to, ...others })}">${words}</a></li>`)}
    </ul>
  </form>`;
}

interface FieldParts {
  readonly currencies: readonly string[];
  /** What is wrong with it. */
  readonly fault: string | undefined;
}

function oneField(name: string, value: string, { currencies, fault }: FieldParts): Html {
  const described = fault === undefined ? '' : html`aria-invalid="true" aria-describedby="${name}-fault"`;
  const choices = choicesOf(name, value, currencies);
  const input =
    choices === undefined
      ? html`<input id="${name}" name="${name}" type="${typeOf(name, fault)}" value="${value}" ${described} />`
      : html`<select id="${name}" name="${name}" ${described}>
          <option value="">All</option>
          ${choices.map((choice) => html`<option ${choice === value && 'selected'}>${choice}</option>`)}
        </select>`;
  return html`<div class="field">
    <label for="${name}">${TITLES[name] ?? name}</label>
    ${input} ${fault !== undefined && html`<p class="bad" id="${name}-fault" role="alert">${fault}</p>`}
  </div>`;
}

/** A browser's date field throws away what is no date; whoever typed it wants to see it. */
function typeOf(name: string, fault: string | undefined): string {
  return (name === 'from' || name === 'to') && fault === undefined ? 'date' : 'text';
}

/** What was typed is among them, whatever it is. */
function choicesOf(name: string, value: string, currencies: readonly string[]): string[] | undefined {
  if (name !== 'currency' && name !== 'frequency') return undefined;
  const known: readonly string[] = name === 'currency' ? currencies : FREQUENCIES;
  return [...new Set([...known, ...(value === '' ? [] : [value])])];
}

const TITLES: Readonly<Record<string, string>> = {
  ...{ from: 'From', to: 'To (not included)', zone: 'Time zone', currency: 'Currency', frequency: 'Frequency' },
  ...{ campaign: 'Campaign', 'as-of': 'As of block' },
};

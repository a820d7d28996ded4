import { holds, type StaffRole } from '../../../infrastructure/access/roles';
import { visibleColumns } from '../../../infrastructure/access/column-rules';
import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { particulars, printedTotals } from '../../formats/particulars';
import type { FirstRows } from '../../run/first-rows';
import { numberWords } from '../words/money-words';
import { asFiles } from './as-files';
import { reportForm, type ReportFormParts } from './report-form';
import { reportTable } from './report-table';

export interface ReportPageParts {
  readonly form: ReportFormParts;
  readonly read: FirstRows;
  readonly roles: readonly StaffRole[];
  readonly formats: readonly string[];
  readonly csrfToken: string;
}

/** A report to read: what it counts, what proves it, what it comes to, and its rows. */
export function reportPage({ form, read, roles, formats, csrfToken }: ReportPageParts): Html {
  const { about, rows, rowCount } = read;
  const names = about.columns.map(({ name }) => name);
  const table = { columns: about.columns, rows, rowCount, visible: visibleColumns(names, roles) };
  return html`<h1>${about.title}</h1>
    ${reportForm(form)}
    <details class="definition">
      <summary>What this counts, and how</summary>
      <p>${about.definition}</p>
    </details>
    <h2>Control totals</h2>
    ${controlTotals(read)}
    ${holds(roles, 'finance-export') && html`<p class="no-print"><a href="#as-a-file">As a file</a></p>`}
    <h2>Rows</h2>
    ${reportTable({ title: about.title, ...table })}
    <h2>What this report stands on</h2>
    <dl class="facts">
      ${particulars(about).map(
        ({ title, value }) =>
          html`<div>
            <dt>${title}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
      <div>
        <dt>Rows</dt>
        <dd>${numberWords(rowCount)}</dd>
      </div>
    </dl>
    ${holds(roles, 'finance-export') ? asFiles(read, formats, csrfToken) : FOR_EXPORTERS}
    <p class="no-print"><a href="/finance/schedules">Be told by mail when it is ready, or no longer</a></p>`;
}

/** The form again, with what is wrong at its field. */
export function refusedReportPage(title: string, form: ReportFormParts): Html {
  return html`<h1>${title}</h1>
    ${reportForm(form)}
    <p>Nothing was counted: mend the field that is marked and show it again.</p>`;
}

/** A line for each currency, a column for each total. */
function controlTotals({ about, totals, rowCount }: FirstRows): Html {
  const printed = printedTotals(about, { totals, rowCount });
  const columns = [...new Set(printed.map(({ column }) => column))];
  const currencies = [...new Set(printed.map(({ currency }) => currency))].sort();
  if (columns.length === 0)
    return html`<p>There are none: ${rowCount === 0 ? 'no row has an amount' : 'every row stands for itself'}.</p>`;
  const titleOf = (column: string) => printed.find((total) => total.column === column)?.title ?? column;
  const amountOf = (column: string, currency: string) =>
    printed.find((total) => total.column === column && total.currency === currency)?.amount ?? '';
  return scrollRegion(
    'Control totals',
    html`<table class="dense">
      <caption>
        Of the whole report, each currency apart
      </caption>
      <thead>
        <tr>
          <th scope="col">Currency</th>
          ${columns.map((column) => html`<th scope="col" class="number">${titleOf(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${currencies.map(
          (currency) =>
            html`<tr>
              <th scope="row">${currency}</th>
              ${columns.map((column) => html`<td class="number" data-total="${column}">${amountOf(column, currency)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>`,
  );
}

const FOR_EXPORTERS = html`<p class="no-print hint">
  Files of this report are for whoever holds the role finance-export.
</p>`;

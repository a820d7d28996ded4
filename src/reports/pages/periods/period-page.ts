import { holds } from '../../../infrastructure/access/roles';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { csrfField } from '../../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { findReport } from '../../definitions/catalogue';
import { reportSql } from '../../definitions/report-sql';
import type { DifferingReport, FrozenReport } from '../../periods/frozen';
import { monthOf } from '../../periods/month';
import type { PeriodClosing } from '../../periods/period-closing.entity';
import { reportAddress } from '../words/addresses';
import { timeWords } from '../words/html-time';
import { bigLight } from '../words/light';
import { moneyWords, numberWords } from '../words/money-words';
import { nameOf, type Names } from './period-words';

export interface PeriodPageParts {
  readonly closing: PeriodClosing;
  readonly names: Names;
  readonly person: StaffPerson;
  readonly csrfToken: string;
  /** Reports that came out otherwise when they were made again; undefined: they were not. */
  readonly differing: readonly DifferingReport[] | undefined;
}

/** What was frozen of a closed month. */
export function periodPage({ closing, names, person, csrfToken, differing }: PeriodPageParts): Html {
  const { beginsOn, zone, block, closedAt, closedBy, frozen } = closing;
  const { name } = monthOf(beginsOn);
  return html`<h1>${name}, closed</h1>
    ${differing && verdict(differing)}
    <p>
      Closed ${timeWords(closedAt, zone)} by ${nameOf(closedBy, names, person)}, as of block ${block} of the ledger.
      <a href="/finance/periods">All periods</a>
    </p>
    ${scrollRegion('Frozen reports', frozenTable(frozen, closing))}
    ${
      holds(person.roles, 'finance-export') &&
      html`<form method="post" action="/finance/periods/${name}/comparison" class="spaced">
        ${csrfField(csrfToken)}
        <button type="submit" class="main">Make them again and compare</button>
        <p class="hint">Every report is made anew as of block ${block}: a month of many gifts takes some seconds.</p>
      </form>`
    }`;
}

function verdict(differing: readonly DifferingReport[]): Html {
  if (differing.length === 0)
    return bigLight({ colour: 'green', words: 'The same bytes' }, html`<p>Every report came out as it was frozen.</p>`);
  const [rows, words] = [
    differing.filter(({ part }) => part === 'rows'),
    differing.filter(({ part }) => part === 'words'),
  ];
  const reworded =
    words.length > 0 &&
    html`<p>${ONLY_WORDS}</p>
      ${titles(words)}`;
  if (rows.length === 0)
    return bigLight({ colour: 'amber', words: 'The same rows, in other words' }, html`${reworded}`);
  return bigLight(
    { colour: 'red', words: 'Not as it was frozen' },
    html`<p>These came out otherwise:</p>
      ${titles(rows)} ${reworded}`,
  );
}

const ONLY_WORDS =
  'Every row of these is as it was frozen. Only what they say of themselves is not, such as their definition after an upgrade:';

function titles(differing: readonly DifferingReport[]): Html {
  return html`<ul>
    ${differing.map(({ name }) => html`<li>${titleOf(name)}</li>`)}
  </ul>`;
}

function frozenTable(frozen: readonly FrozenReport[], closing: PeriodClosing): Html {
  return html`<table>
    <caption>
      What each report came to when the month was closed
    </caption>
    <thead>
      <tr>
        <th scope="col">Report</th>
        <th scope="col" class="number">Rows</th>
        <th scope="col">Control totals</th>
        <th scope="col">SHA-256 of its lines</th>
      </tr>
    </thead>
    <tbody>
      ${frozen.map((report) => frozenRow(report, closing))}
    </tbody>
  </table>`;
}

function frozenRow({ name, rowCount, totals, sha256 }: FrozenReport, closing: PeriodClosing): Html {
  const { beginsOn: from, endsOn: to, zone, block } = closing;
  return html`<tr>
    <th scope="row"><a href="${reportAddress(name, { from, to, zone, 'as-of': block })}">${titleOf(name)}</a></th>
    <td class="number">${numberWords(rowCount)}</td>
    <td>
      <ul class="plain">
        ${totals.map(({ column, currency, minor }) => html`<li>${columnTitle(name, column)}: ${moneyWords(minor, currency)}</li>`)}
      </ul>
    </td>
    <td class="hash"><code>${sha256}</code></td>
  </tr>`;
}

/** Frozen under a name that a later version may no longer have. */
function titleOf(name: string): string {
  return findReport(name) === undefined ? name : reportSql(name).title;
}

function columnTitle(report: string, name: string): string {
  return findReport(report)?.columns.find((column) => column.name === name)?.title ?? name;
}

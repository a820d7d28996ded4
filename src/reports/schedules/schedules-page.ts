import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { REPORTS } from '../definitions/catalogue';
import { reportSql } from '../definitions/report-sql';
import { EVERY } from './schedule-interval';
import type { Schedule } from './schedules';

export interface SchedulesPageParts {
  readonly schedules: readonly Schedule[];
  readonly csrfToken: string;
  /** Without a mail server nothing comes. */
  readonly mails: 'on' | 'off';
  readonly done: string | undefined;
}

export function schedulesPage({ schedules, csrfToken, mails, done }: SchedulesPageParts): Html {
  return html`<h1>Reports by mail</h1>
    ${done && html`<p class="notice" role="status">${done}</p>`}
    ${mails === 'off' && html`<p class="notice">There is no mail server yet, so nothing will come.</p>`}
    <p>
      When a day, a week or a month is over, you get a mail with a link to its report, at six in the morning. The mail
      holds no figures and does not say what the link is; it opens for you alone, after you have signed in.
    </p>
    ${schedules.length === 0 ? html`<p>You have asked for none.</p>` : scrollRegion('Reports you are told of', list(schedules, csrfToken))}
    <section class="narrow no-print">
      <h2>Ask for one</h2>
      <form method="post" action="/finance/schedules" class="fields card">
        ${csrfField(csrfToken)}
        <div class="field">
          <label for="report">Report</label>
          <select id="report" name="report">
            ${REPORTS.map(({ name }) => html`<option value="${name}">${reportSql(name).title}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="every">When it is over</label>
          <select id="every" name="every">
            ${EVERY.map((every) => html`<option value="${every}" ${every === 'month' && html`selected`}>Every ${every}</option>`)}
          </select>
        </div>
        <p><button type="submit" class="main">Mail me a link</button></p>
      </form>
    </section>`;
}

function list(schedules: readonly Schedule[], csrfToken: string): Html {
  const row = ({ id, report, every, nextOn }: Schedule) =>
    html`<tr>
      <th scope="row">${reportSql(report).title}</th>
      <td>every ${every}</td>
      <td>${nextOn}</td>
      <td class="no-print">
        <form method="post" action="/finance/schedules/${id}/stopping">
          ${csrfField(csrfToken)}
          <button type="submit">Stop<span class="unseen"> ${reportSql(report).title}, every ${every}</span></button>
        </form>
      </td>
    </tr>`;
  return html`<table>
    <caption>
      What you get
    </caption>
    <thead>
      <tr>
        <th scope="col">Report</th>
        <th scope="col">When</th>
        <th scope="col">Next on</th>
        <th scope="col" class="no-print">Stop</th>
      </tr>
    </thead>
    <tbody>
      ${schedules.map(row)}
    </tbody>
  </table>`;
}

import { holds } from '../../../infrastructure/access/roles';
import type { StaffPerson } from '../../../infrastructure/access/staff-person';
import { csrfField } from '../../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { monthOf, type Month } from '../../periods/month';
import type { PeriodClosing } from '../../periods/period-closing.entity';
import { stateOf } from '../../periods/period-state';
import { lastRequest, REQUEST_DAYS, standingRequest } from '../../periods/reopening-request';
import { timeWords } from '../words/html-time';
import { smallLight, type Light } from '../words/light';
import { nameOf } from './period-words';
import type { PeriodsPageParts } from './periods-page-parts';
import { reopeningForm } from './reopening-form';

export function periodsPage(parts: PeriodsPageParts): Html {
  const { closings, done, problem, zone } = parts;
  return html`<h1>Periods</h1>
    ${done !== undefined && html`<p class="notice" role="status">${done}</p>`}
    ${problem !== undefined && html`<p class="failure" role="alert">${problem}</p>`}
    <p>
      A month that is closed is told for good as of the block with which it was closed. What is heard of it later counts
      in the first month that is open, and stands in the <a href="/finance/reports/late-facts">late facts</a>. Months
      are cut in ${zone}.
    </p>
    ${nextToClose(parts)} ${reopeningForm(parts)}
    <h2>Closed so far</h2>
    ${
      closings.length === 0
        ? html`<p class="card">No month is closed yet.</p>`
        : scrollRegion('Closings', closingsTable(parts))
    }`;
}

function nextToClose({ next, isNextOver, ties, unsealed, person, csrfToken }: PeriodsPageParts): Html {
  const checks: Light[] = [
    isNextOver
      ? { colour: 'green', words: 'The month is over' }
      : { colour: 'amber', words: `The month is not over: it can be closed from ${next.endsOn} on` },
    ties,
    unsealed === 0
      ? { colour: 'green', words: 'Nothing is waiting to be sealed' }
      : { colour: 'none', words: `${unsealed} ledger transactions wait to be sealed: closing seals them first` },
  ];
  return html`<section class="card">
    <h2>Next to close: ${next.name}</h2>
    <ul class="checks">
      ${checks.map((check) => html`<li>${smallLight(check)}</li>`)}
    </ul>
    <p>
      Every report of ${next.name}, and of everything before it that is still open, is frozen: its control totals and
      the hash of every line.
    </p>
    ${closeButton(next, isNextOver, person, csrfToken)}
  </section>`;
}

function closeButton(next: Month, isOver: boolean, { roles }: StaffPerson, csrfToken: string): Html | undefined {
  if (!holds(roles, 'finance-export'))
    return html`<p class="hint">Whoever holds the role finance-export can close it.</p>`;
  if (!isOver) return undefined;
  return html`<form method="post" action="/finance/periods/${next.name}/closing">
    ${csrfField(csrfToken)}
    <button type="submit" class="main">Close ${next.name}</button>
    <p class="hint">Every report is made once: a month of many gifts takes a while, and a page tells how far it is.</p>
  </form>`;
}

function closingsTable(parts: PeriodsPageParts): Html {
  return html`<table>
    <caption>
      Newest month first; a month that was opened again stands here with each of its closings
    </caption>
    <thead>
      <tr>
        ${['Month', 'State', 'As of block', 'Closed', 'Opened again'].map((words) => html`<th scope="col">${words}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${parts.closings.map((closing) => closingRow(closing, parts))}
    </tbody>
  </table>`;
}

function closingRow(closing: PeriodClosing, { names, person, zone, now }: PeriodsPageParts): Html {
  const { beginsOn, block, closedBy, closedAt } = closing;
  const asked = lastRequest(closing);
  const isForgotten = closing.reopenedAt === null && standingRequest(closing, now) === undefined;
  const { name } = monthOf(beginsOn);
  const by = (id: string | null) => nameOf(id, names, person);
  return html`<tr>
    <th scope="row" class="when">
      ${closing.reopenedAt === null ? html`<a href="/finance/periods/${name}">${name}</a>` : name}
    </th>
    <td class="when">${stateOf(closing, now)}</td>
    <td>${block}</td>
    <td>${timeWords(closedAt, zone)} by ${by(closedBy)}</td>
    <td>
      ${asked && html`Asked ${timeWords(asked.at, zone)} by ${by(asked.by)}: “${asked.reason}”`}
      ${asked && isForgotten && html`<br />Nobody agreed within ${REQUEST_DAYS} days`}
      ${closing.reopenedAt !== null && html`<br />Opened ${timeWords(closing.reopenedAt, zone)} by ${by(closing.reopenedBy)}`}
    </td>
  </tr>`;
}

import { holds } from '../../../infrastructure/access/roles';
import { csrfField } from '../../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../../infrastructure/pages/html';
import { monthOf } from '../../periods/month';
import { REQUEST_DAYS, standingRequest } from '../../periods/reopening-request';
import { timeWords } from '../words/html-time';
import { nameOf } from './period-words';
import type { PeriodsPageParts } from './periods-page-parts';

/** Asks that the last closed month be opened again, or agrees to what somebody asked. */
export function reopeningForm({
  closings,
  names,
  person,
  csrfToken,
  zone,
  now,
  reason,
}: PeriodsPageParts): Html | undefined {
  const last = closings.find(({ reopenedAt }) => reopenedAt === null);
  if (last === undefined || !holds(person.roles, 'finance-export')) return undefined;
  const { name } = monthOf(last.beginsOn);
  const request = standingRequest(last, now);
  const isOwn = request?.by === person.id;
  const asked =
    request &&
    html`<p>
      ${nameOf(request.by, names, person)} asked for it ${timeWords(request.at, zone)}: “${request.reason}”.
      ${isOwn && 'Somebody else who may export has to agree; where you are the only one, ask again after a day.'} What
      nobody agrees to within ${REQUEST_DAYS} days is forgotten.
    </p>`;
  return html`<details class="card" ${(request !== undefined || reason !== undefined) && 'open'}>
    <summary>Open ${name} again</summary>
    <p>
      It takes two people, both with their account and the role from before it was asked; or else a day of waiting. What
      came late then counts on the days on which it happened, and the month can be closed anew.
    </p>
    ${asked}
    <form method="post" action="/finance/periods/${name}/reopening" class="fields">
      ${csrfField(csrfToken)} ${request === undefined && reasonField(reason ?? '')}
      <p><button type="submit">${buttonWords(request !== undefined, isOwn, name)}</button></p>
    </form>
  </details>`;
}

function buttonWords(isAsked: boolean, isOwn: boolean, month: string): string {
  if (!isAsked) return `Ask to open ${month} again`;
  return isOwn ? 'I have waited: open it' : `I agree: open ${month} again`;
}

function reasonField(typed: string): Html {
  return html`<div class="field">
    <label for="reason">Why</label>
    <input
      id="reason"
      name="reason"
      required
      minlength="5"
      maxlength="300"
      autocomplete="off"
      value="${typed}"
      aria-describedby="reason-hint"
    />
    <p class="hint" id="reason-hint">
      In 5 to 300 letters, without names or addresses: it is kept, and read by others.
    </p>
  </div>`;
}

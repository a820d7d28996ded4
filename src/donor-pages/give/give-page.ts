import { html, type Html } from '../../infrastructure/pages/html';
import { newsletterLink } from '../newsletter/newsletter-link';
import { boxWishes } from './box-wishes';
import type { GiveParts } from './give-parts';
import type { GiveRequest } from './give-request';
import { methodsOffered, plainForm } from './plain-form';
import { plainChoices } from './plain-choices';
import { plainReminder } from './plain-reminder';
import { problemNotice } from './problem-notice';

/**
 * Why to give, and the form. The form stands inside the box's element: a browser without script shows it, one with
 * script puts the box in its place. A form that came back with a problem stays plain, so that the problem stays said.
 */
export function givePage(parts: GiveParts): Html {
  const { texts, newsroom, give } = parts;
  const { heading = newsroom.name, appeal } = newsroom.texts[texts.language] ?? {};
  const promises = ['promiseMoney', 'promiseStop', 'promisePrivacy'].map((key) => html`<li>${texts.page(key)}</li>`);
  return html`<div class="giving">
      <div class="why">
        <h1>${heading}</h1>
        ${appeal && html`<p class="lead">${appeal}</p>`}
      </div>
      <mainstay-box headless language="${texts.language}" return-to="thank-you" ${boxWishes(give)}>
        <div class="box">
          ${parts.off.giving ? closedNotice(parts) : openForm(parts)} ${parts.reminders && plainReminder(parts)}
          ${parts.newsletter && newsletterLink(texts)}
        </div>
      </mainstay-box>
      <ul class="promises">
        ${promises}
      </ul>
    </div>
    ${isBoxShown(give) && html`<script src="/box.js" defer></script>`}`;
}

function openForm(parts: GiveParts): Html {
  const { give } = parts;
  return html`${give.problem && give.about === 'gift' && problemNotice(parts, give.problem)} ${plainChoices(parts)}
  ${formOrClosed(parts)}`;
}

/** Where every way of paying in the currency chosen is off, others may go. */
function formOrClosed(parts: GiveParts): Html {
  const { on, missing } = methodsOffered(parts);
  return on.length === 0 && missing !== null ? closedNotice(parts, missing) : plainForm(parts);
}

function closedNotice({ texts }: GiveParts, missing?: string): Html {
  return html`<div class="always" role="status">
    <p>${texts.give('closed')}</p>
    ${missing !== undefined && html`<p class="hint">${missing}</p>`}
  </div>`;
}

export function isBoxShown({ problem, isReminderAsked, remindIn }: GiveRequest): boolean {
  return !problem && !isReminderAsked && remindIn === undefined;
}

import { OWN_RETURN_KEY } from '../../foundation/newsroom/newsroom';
import { hiddenFields } from '../hidden-fields';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PageTexts } from '../page-texts';
import type { GiveParts } from './give-parts';
import { problemSentence } from './problem-notice';

/** "Remind me later" without script. It stands open when it has something to say. */
export function plainReminder(parts: GiveParts): Html {
  const { texts, give } = parts;
  const problem = give.about === 'reminder' ? give.problem : undefined;
  const isOpen = problem !== undefined || give.isReminderAsked || give.remindIn !== undefined;
  return html`<details class="reminder" id="reminder" ${isOpen && html`open`}>
    <summary>${texts.give('remind')}</summary>
    ${
      give.isReminderAsked
        ? html`<p class="always" role="status">${texts.give('remindSent')}</p>`
        : html`${problem && html`<p class="failure" role="alert">${problemSentence(parts, problem)}</p>`} ${form(parts)}`
    }
  </details>`;
}

function form({ texts, give, newsroom }: GiveParts): Html {
  return html`<form class="form" method="post" action="/v1/reminders">
    ${hiddenFields({ frequency: give.frequency, currency: give.currency.code, amount: give.amount })}
    ${hiddenFields({ language: texts.language, returnTo: OWN_RETURN_KEY })}
    <p class="hint">${texts.give('remindIntro')}</p>
    ${row(texts, 'remindEmail', 'remind-email', html`<input type="email" id="remind-email" name="email" required autocomplete="email" maxlength="254" />`)}
    ${row(texts, 'remindWhen', 'remind-when', select(texts, 'remind-when', 'when', WHEN, 'remindWhen-', give.remindIn))}
    ${row(texts, 'remindDay', 'remind-day', html`<input type="date" id="remind-day" name="day" />`)}
    ${row(texts, 'remindZone', 'remind-zone', zones())}
    ${row(texts, 'remindRepeat', 'remind-repeat', select(texts, 'remind-repeat', 'everyMonths', REPEAT, 'remindRepeat-'))}
    ${row(texts, 'remindMails', 'remind-mails', html`<input type="number" id="remind-mails" name="mails" min="2" max="24" value="4" />`)}
    <label class="check">
      <input type="checkbox" name="consentVersion" value="${newsroom.consentVersion}" required />
      <span>${texts.give('remindConsent')}</span>
    </label>
    <button type="submit" class="continue">${texts.give('remindSend')}</button>
  </form>`;
}

const WHEN = ['tomorrow', 'in-a-week', 'next-month', 'in-3-months', 'in-11-months', 'day'];
const REPEAT = ['once', '1', '3', '6', '12'];

function row(texts: PageTexts, words: string, id: string, control: Html): Html {
  return html`<div class="row"><label class="legend" for="${id}">${texts.give(words)}</label>${control}</div>`;
}

function select(
  texts: PageTexts,
  id: string,
  name: string,
  values: readonly string[],
  prefix: string,
  chosen?: string,
): Html {
  const options = values.map(
    (value) =>
      html`<option value="${value}" ${value === chosen && html`selected`}>${texts.give(`${prefix}${value}`)}</option>`,
  );
  return html`<select id="${id}" name="${name}">
    ${options}
  </select>`;
}

/** Only a script could know it. */
function zones(): Html {
  const names = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];
  return html`<select id="remind-zone" name="zone">
    ${names.map((name) => html`<option>${name}</option>`)}
  </select>`;
}

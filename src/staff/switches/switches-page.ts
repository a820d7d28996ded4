import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import type { SwitchState } from '../../infrastructure/switches/switches';
import { minuteInWords } from '../minute-in-words';

export interface SwitchesPageParts {
  readonly switches: readonly SwitchState[];
  readonly csrfToken: string;
  readonly done: string | undefined;
}

export function switchesPage({ switches, csrfToken, done }: SwitchesPageParts): Html {
  const off = switches.filter(({ offSince }) => offSince !== null);
  return html`<h1>Switches</h1>
    <p>
      A switch stops new gifts at once, on every page and for every program. Gifts that renew go on, what Stripe tells
      is booked, and donors can still change or stop theirs. A payment page that is open already can be paid for up to
      two hours.
    </p>
    ${done && html`<p class="notice" role="status">${done}</p>`}
    ${
      off.length === 0
        ? html`<p class="card">Everything is on.</p>`
        : scrollRegion('What is off', offTable(off, csrfToken))
    }
    ${off.length < switches.length && turnOffForm(switches, csrfToken)}`;
}

function offTable(off: readonly SwitchState[], csrfToken: string): Html {
  return html`<table>
    <caption>
      What is off; times are in UTC
    </caption>
    <thead>
      <tr>
        <th scope="col">Switch</th>
        <th scope="col" class="no-print">Turn on</th>
        <th scope="col">Off since</th>
        <th scope="col">Why</th>
      </tr>
    </thead>
    <tbody>
      ${off.map((each) => offRow(each, csrfToken))}
    </tbody>
  </table>`;
}

function offRow({ name, words, offSince, reason }: SwitchState, csrfToken: string): Html {
  return html`<tr>
    <th scope="row">${words}</th>
    <td class="no-print">
      <form method="post" action="/staff/switches/on">
        ${csrfField(csrfToken)}
        <input type="hidden" name="name" value="${name}" />
        <button type="submit" aria-label="Turn on: ${words}">Turn on</button>
      </form>
    </td>
    <td class="when">${offSince === null ? '' : minuteInWords(offSince)}</td>
    <td>${reason ?? ''}</td>
  </tr>`;
}

function turnOffForm(switches: readonly SwitchState[], csrfToken: string): Html {
  const on = switches.filter(({ offSince }) => offSince === null);
  return html`<section class="narrow no-print">
    <h2>Turn something off</h2>
    <form method="post" action="/staff/switches/off" class="fields card">
      ${csrfField(csrfToken)}
      <div class="field">
        <label for="name">What</label>
        <select id="name" name="name">
          ${on.map(({ name, words }) => html`<option value="${name}">${words}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="reason">Why</label>
        <input
          id="reason"
          name="reason"
          required
          minlength="5"
          maxlength="300"
          autocomplete="off"
          aria-describedby="why"
        />
        <p class="hint" id="why">For whoever finds it off; kept in the audit log for ever. No names, no addresses.</p>
      </div>
      <p><button type="submit" class="main">Turn it off</button></p>
    </form>
  </section>`;
}

import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { roleBoxes } from '../roles-in';
import type { ListedPerson } from './person-rows';

export interface PeoplePageParts {
  readonly people: readonly ListedPerson[];
  /** Who looks: nobody changes themselves. */
  readonly ownId: string;
  readonly csrfToken: string;
  /** A link that was just made, shown this once. */
  readonly made: { readonly address: string; readonly url: string } | undefined;
  /** What was just done. */
  readonly done: string | undefined;
}

export function peoplePage({ people, ownId, csrfToken, made, done }: PeoplePageParts): Html {
  return html`<h1>People</h1>
    ${done && html`<p class="notice" role="status">${done}</p>`} ${made && madeLink(made)}
    ${scrollRegion(
      'People',
      html`<table>
        <caption>
          Who works here, and what each may do
        </caption>
        <thead>
          <tr>
            <th scope="col">Address</th>
            <th scope="col">State</th>
            <th scope="col">Roles</th>
            <th scope="col" class="no-print">Change</th>
          </tr>
        </thead>
        <tbody>
          ${people.map((person, place) => personRow(person, place, { ownId, csrfToken }))}
        </tbody>
      </table>`,
    )}
    <section class="narrow no-print">
      <h2>Invite somebody</h2>
      <form method="post" action="/staff/people" class="fields card">
        ${csrfField(csrfToken)}
        <div class="field">
          <label for="address">Email address</label>
          <input id="address" name="address" type="email" required maxlength="254" autocomplete="off" />
        </div>
        ${roleBoxes('new', [])}
        <p><button type="submit" class="main">Make a link for them</button></p>
      </form>
    </section>`;
}

/** The server does not mail it: whoever reads a mailbox would come in by it. */
function madeLink({ address, url }: { address: string; url: string }): Html {
  return html`<div class="notice" role="status">
    <p>
      Give this link to <strong>${address}</strong>, over a channel that others do not read. It works once, for an hour,
      and is not shown again.
    </p>
    <p><code>${url}</code></p>
  </div>`;
}

const STATES: Record<ListedPerson['state'], string> = {
  invited: 'Has not set up the account yet',
  active: 'Active',
  disabled: 'Disabled',
};

function personRow(
  { id, address, state, roles }: ListedPerson,
  place: number,
  { ownId, csrfToken }: { ownId: string; csrfToken: string },
): Html {
  const button = (action: string, words: string): Html =>
    html`<form method="post" action="/staff/people/${id}/${action}">
      ${csrfField(csrfToken)}
      <button type="submit" aria-describedby="person-${place}">${words}</button>
    </form>`;
  const changes = html`<details>
    <summary aria-describedby="person-${place}">Change</summary>
    <form method="post" action="/staff/people/${id}/roles" class="fields">
      ${csrfField(csrfToken)} ${roleBoxes(`person-${place}`, roles)}
      <p><button type="submit">Save roles and end sessions</button></p>
    </form>
    <div class="row">
      ${button('link', 'New link (lost phone or password)')} ${state !== 'disabled' && button('disabling', 'Disable')}
    </div>
  </details>`;
  return html`<tr>
    <th scope="row" id="person-${place}">${address}</th>
    <td>${STATES[state]}</td>
    <td>${roles.length === 0 ? 'none' : roles.join(', ')}</td>
    <td class="no-print">${id === ownId ? 'This is you' : changes}</td>
  </tr>`;
}

import type { StaffRole } from '../../infrastructure/access/roles';
import { csrfField } from '../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { roleBoxes } from '../roles-in';
import { minuteInWords } from '../minute-in-words';
import { TOKEN_DAYS, type ListedToken } from './api-tokens';

export interface TokensPageParts {
  readonly tokens: readonly ListedToken[];
  readonly csrfToken: string;
  /** What the signed-in person can hand on. */
  readonly roles: readonly StaffRole[];
  /** A token that was just made, shown this once. */
  readonly made: string | undefined;
  readonly done: string | undefined;
}

export function tokensPage({ tokens, csrfToken, roles, made, done }: TokensPageParts): Html {
  return html`<h1>API tokens</h1>
    <p>
      With a token a program reads reports at <code>/v1/reports</code>: <code>Authorization: Bearer mainstay_…</code>
    </p>
    ${done && html`<p class="notice" role="status">${done}</p>`} ${made && madeToken(made)}
    ${tokens.length === 0 ? html`<p>There is no token yet.</p>` : tokenTable(tokens, csrfToken)}
    <section class="narrow no-print">
      <h2>Make a token</h2>
      <form method="post" action="/staff/tokens" class="fields card">
        ${csrfField(csrfToken)}
        <div class="field">
          <label for="name">What it is for</label>
          <input id="name" name="name" required maxlength="80" autocomplete="off" />
        </div>
        ${roleBoxes('token', [], roles)}
        <div class="field">
          <label for="days">How long it works</label>
          <select id="days" name="days">
            ${TOKEN_DAYS.map((days) => html`<option value="${days}">${days} days</option>`)}
          </select>
        </div>
        <p><button type="submit" class="main">Make the token</button></p>
      </form>
    </section>`;
}

function madeToken(token: string): Html {
  return html`<div class="notice" role="status">
    <p>Keep it where passwords are kept: it is not shown again.</p>
    <p><code>${token}</code></p>
  </div>`;
}

function tokenTable(tokens: readonly ListedToken[], csrfToken: string): Html {
  return scrollRegion(
    'API tokens',
    html`<table>
      <caption>
        Times are in UTC
      </caption>
      <thead>
        <tr>
          ${['For', 'Owner', 'Roles', 'Made', 'Until', 'Last used', 'State'].map(
            (words) => html`<th scope="col">${words}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${tokens.map((token, place) => tokenRow(token, place, csrfToken))}
      </tbody>
    </table>`,
  );
}

function tokenRow(token: ListedToken, place: number, csrfToken: string): Html {
  const { id, name, owner, roles, madeAt, expiresAt, lastUsedAt, state } = token;
  const revocation = html`<form method="post" action="/staff/tokens/${id}/revocation">
    ${csrfField(csrfToken)}
    <button type="submit" aria-describedby="token-${place}">Revoke</button>
  </form>`;
  return html`<tr>
    <th scope="row" id="token-${place}">${name}</th>
    <td>${owner}</td>
    <td>${roles.join(', ')}</td>
    <td class="when">${minuteInWords(madeAt)}</td>
    <td class="when">${minuteInWords(expiresAt)}</td>
    <td class="when">${lastUsedAt === null ? 'never' : minuteInWords(lastUsedAt)}</td>
    <td>${state === 'works' ? revocation : state}</td>
  </tr>`;
}

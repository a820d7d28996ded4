import { renderSVG } from 'uqr';
import type { Problem } from '../../foundation/problem/problem';
import { html, type Html } from '../../infrastructure/pages/html';
import type { SetUp } from './set-up-links';
import { totpAddress } from './totp';

export interface SetUpPageParts {
  readonly token: string;
  readonly setUp: SetUp;
  readonly problem: Problem | undefined;
}

/** One's own password, and codes of one's own phone. */
export function setUpPage({ token, setUp: { address, totpSecret }, problem }: SetUpPageParts): Html {
  const uri = totpAddress(totpSecret, address);
  return html`<section class="narrow card">
    <h1>Set up your account</h1>
    <p>For <strong>${address}</strong>. This page works once, for an hour.</p>
    ${problem && html`<p class="failure" role="alert">${problem.message}</p>`}
    <h2>1. Your phone</h2>
    <p>Scan this with an authenticator, such as Aegis, FreeOTP or the one of your password manager.</p>
    <p><img class="qr" src="${pictureOf(uri)}" alt="The picture that an authenticator reads" /></p>
    <p>Or type this into it: <code>${inGroups(totpSecret)}</code></p>
    <details>
      <summary>The whole address</summary>
      <p><code>${uri}</code></p>
    </details>
    <h2>2. Your password</h2>
    <form method="post" action="/staff/set-up/${token}" class="fields">
      <input type="hidden" name="username" autocomplete="username" value="${address}" />
      <div class="field">
        <label for="password">New password</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="new-password"
          required
          minlength="12"
          maxlength="200"
          aria-describedby="password-hint"
        />
        <span class="hint" id="password-hint">At least 12 characters: a few words that do not belong together.</span>
      </div>
      <div class="field">
        <label for="code">Code that the authenticator shows now</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="12" />
      </div>
      <p><button type="submit" class="main">Set up and sign in</button></p>
    </form>
  </section>`;
}

/** Drawn here: no other server learns the secret. */
function pictureOf(uri: string): string {
  return `data:image/svg+xml;base64,${Buffer.from(renderSVG(uri, { border: 2 })).toString('base64')}`;
}

function inGroups(secret: string): string {
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}

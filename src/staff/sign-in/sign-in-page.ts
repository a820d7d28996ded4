import type { Problem } from '../../foundation/problem/problem';
import { html, type Html } from '../../infrastructure/pages/html';

export interface SignInPageParts {
  /** A path of ours to go on to. */
  readonly next: string | undefined;
  /** As it was typed before. */
  readonly address: string;
  readonly problem: Problem | undefined;
  readonly singleSignOn: 'offered' | 'not set up';
}

export function signInPage({ next, address, problem, singleSignOn }: SignInPageParts): Html {
  const onward = next === undefined ? '' : `?${new URLSearchParams({ next })}`;
  return html`<section class="narrow card">
    <h1>Sign in</h1>
    ${problem && html`<p class="failure" role="alert">${problem.message}</p>`}
    <form method="post" action="/staff/sign-in" class="fields">
      ${next !== undefined && html`<input type="hidden" name="next" value="${next}" />`} ${credentialFields(address)}
      <p><button type="submit" class="main">Sign in</button></p>
    </form>
    ${
      singleSignOn === 'offered' &&
      html`<p><a class="button" href="/staff/single-sign-on${onward}">Sign in with your newsroom account</a></p>`
    }
    <p class="hint">Lost your phone or your password? Whoever manages people can give you a new link.</p>
  </section>`;
}

function credentialFields(address: string): Html {
  return html`<div class="field">
      <label for="address">Email address</label>
      <input
        id="address"
        name="address"
        type="email"
        autocomplete="username"
        required
        maxlength="254"
        value="${address}"
      />
    </div>
    <div class="field">
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required maxlength="400" />
    </div>
    <div class="field">
      <label for="code">Code from your authenticator</label>
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        maxlength="12"
        aria-describedby="code-hint"
      />
      <span class="hint" id="code-hint">Six digits. A code works once.</span>
    </div>`;
}

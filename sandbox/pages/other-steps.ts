import { html, type Html } from './html';

/** Stands for the page of the payer's bank. */
export function authenticationStep(sessionId: string): Html {
  return html`<p>Your bank asks whether this is you.</p>
    <form method="post" action="/pay/${sessionId}/authentication">
      <button name="outcome" value="complete">Complete authentication</button>
      <button name="outcome" value="fail" class="second">Fail authentication</button>
    </form>`;
}

export function notice(message: string, back: string | null = null): Html {
  return html`<h1>${message}</h1>
    ${back && html`<p><a href="${back}">Back to the site</a></p>`}`;
}

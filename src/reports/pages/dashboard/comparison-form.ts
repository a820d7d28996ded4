import { csrfField } from '../../../infrastructure/pages/csrf-field';
import { html, type Html } from '../../../infrastructure/pages/html';

/** Under the light: whoever does not want to wait for the night. @param isUnderWay it was asked for a moment ago */
export function comparisonForm(csrfToken: string, { isUnderWay }: { readonly isUnderWay: boolean }): Html {
  return html`<form method="post" action="/finance/comparison" class="no-print">
    ${csrfField(csrfToken)}
    ${isUnderWay && html`<p role="status">Comparing with Stripe. It takes some seconds: <a href="/finance">look again</a>.</p>`}
    <p><button type="submit">Compare with Stripe now</button></p>
  </form>`;
}

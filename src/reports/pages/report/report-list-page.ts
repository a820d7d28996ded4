import { html, type Html } from '../../../infrastructure/pages/html';
import { reportAddress } from '../words/addresses';
import { journalForms } from './journal-forms';

export interface ListedReport {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
}

/** @param csrfToken of whoever may take files away; undefined: of nobody who may */
export function reportListPage(reports: readonly ListedReport[], csrfToken: string | undefined): Html {
  return html`<h1>Reports</h1>
    <p>Each is made of the sealed ledger alone: asked again as of the same block, it gives the same rows.</p>
    <p class="no-print"><a href="/finance/schedules">Be told by mail when one is ready</a></p>
    <ul class="listed">
      ${reports.map(
        ({ name, title, definition }) =>
          html`<li>
            <h2><a href="${reportAddress(name)}">${title}</a></h2>
            <p>${firstSentence(definition)}</p>
          </li>`,
      )}
    </ul>
    ${
      csrfToken !== undefined &&
      html`<section class="no-print">
        <h2>The books themselves, this month so far</h2>
        <ul class="buttons">
          ${journalForms({}, csrfToken)}
        </ul>
        <p class="hint">
          Those of other days are at the foot of the
          <a href="${reportAddress('balance-roll-forward')}">balance roll-forward</a> of these days.
        </p>
      </section>`
    }`;
}

/** Up to the first full stop that ends a sentence. */
export function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

import { html, type Html } from '../../../infrastructure/pages/html';
import { reportAddress } from '../words/addresses';

export interface ListedReport {
  readonly name: string;
  readonly title: string;
  readonly definition: string;
}

export function reportListPage(reports: readonly ListedReport[], isExporter: boolean): Html {
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
      isExporter &&
      html`<section class="no-print">
        <h2>The books themselves, this month so far</h2>
        <ul class="buttons">
          <li><a class="button" href="/v1/reports/ledger/hledger" download>Journal for hledger</a></li>
          <li><a class="button" href="/v1/reports/ledger/beancount" download>Journal for beancount</a></li>
        </ul>
      </section>`
    }`;
}

/** Up to the first full stop that ends a sentence. */
export function firstSentence(text: string): string {
  return /^.*?\.(?=\s|$)/.exec(text)?.[0] ?? text;
}

import { html, type Html } from '../../infrastructure/pages/html';
import { statementPage } from '../../managing/statements/statement-page';
import type { StatementSheet } from '../../managing/statements/statement-sheet';
import { statementAddress, statementForm, type StatementFormParts } from './statement-form';

/** A statement as the donor would see it, and the ways to hand it on. */
export function statementForStaff(
  asked: Pick<StatementFormParts, 'donorId' | 'days' | 'language'>,
  sheet: StatementSheet,
): Html {
  return html`<p class="no-print">
      <a href="/care/donors/${asked.donorId}">Back to the donor</a> ·
      <a href="${statementAddress(asked, 'pdf')}">As PDF</a> · <a href="${statementAddress(asked, 'csv')}">As CSV</a>
    </p>
    ${statementPage(sheet)}`;
}

/** What was wrong, above what was typed. */
export function askAgainPage(parts: StatementFormParts): Html {
  return html`<section class="narrow">
    <h1>Statement of a donor’s gifts</h1>
    ${statementForm(parts)}
    <p><a href="/care/donors/${parts.donorId}">Back to the donor</a></p>
  </section>`;
}

/** On the page of a donor. */
export function statementSection(parts: StatementFormParts, links: Html): Html {
  return html`<section>
    <h2>Statements</h2>
    <p class="soft">
      What they gave and what went back, without their name or address. Nothing is stored; that you made one stands in
      the audit log.
    </p>
    ${links} ${statementForm(parts)}
  </section>`;
}

import { html, type Html } from '../../infrastructure/pages/html';
import type { StatementInterval } from '../../managing/statements/statement-interval';
import { statementPage } from '../../managing/statements/statement-page';
import type { StatementSheet } from '../../managing/statements/statement-sheet';
import type { PageTexts } from '../page-texts';
import { statementAddress } from './statements-page';
import { statementsAddress } from './statements-link';

export interface OwnStatementParts {
  readonly texts: PageTexts;
  readonly door: string;
  readonly days: StatementInterval;
  readonly sheet: StatementSheet;
}

/** A statement with the ways to save it, and back; on paper the statement alone. */
export function ownStatement({ texts, door, days, sheet }: OwnStatementParts): Html {
  const { language } = texts;
  const asked = { door, language, days };
  return html`<nav class="no-print statement" aria-label="${texts.page('statementsTitle')}">
      <a href="${statementsAddress(door, language)}">${texts.page('statementsBack')}</a>
      <a href="${statementAddress(asked, 'pdf')}">${texts.page('statementsPdf')}</a>
      <a href="${statementAddress(asked, 'csv')}">${texts.page('statementsCsv')}</a>
    </nav>
    ${statementPage(sheet)}`;
}

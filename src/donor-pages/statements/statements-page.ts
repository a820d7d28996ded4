import type { Problem } from '../../foundation/problem/problem';
import { formatAmount } from '../../foundation/money/format-amount';
import { dayInWords } from '../../foundation/calendar/day-in-words';
import { html, type Html } from '../../infrastructure/pages/html';
import type { PastGift } from '../../managing/former-systems/former-systems';
import type { DonorReceipt } from '../../managing/receipts/donor-receipts';
import { intervalOf, type StatementInterval } from '../../managing/statements/statement-interval';
import type { StatementFileFormat } from '../../managing/statements/statements';
import type { PageTexts } from '../page-texts';
import { pastGifts } from './past-gifts';
import { statementForm } from './statement-form';

export interface StatementsPageParts {
  readonly texts: PageTexts;
  /** The token of a link, or `visit`. */
  readonly door: string;
  /** In which something was given, newest first. */
  readonly years: readonly string[];
  readonly receipts: readonly DonorReceipt[];
  /** Newest first. */
  readonly past: readonly PastGift[];
  /** As they stand in the fields: what was typed, or what is proposed. */
  readonly days: StatementInterval;
  readonly problem: Problem | undefined;
}

/** All that one donor gave: a statement of each year or of other days, and a receipt of each payment. */
export function statementsPage(parts: StatementsPageParts): Html {
  const { texts, door, years, receipts, past } = parts;
  return html`<section class="own">
    <h1>${texts.page('statementsTitle')}</h1>
    ${
      receipts.length === 0 && past.length === 0
        ? html`<p>${texts.page('statementsNone')}</p>`
        : html`<section class="card">
              <h2>${texts.page('statementsHeading')}</h2>
              <p>${texts.page('statementsText')}</p>
              <ul class="years">
                ${years.map((year) => yearItem(parts, year))}
              </ul>
              ${statementForm(parts)}
            </section>
            ${receipts.length > 0 && receiptsOf(parts)} ${past.length > 0 && pastGifts(texts, past)}`
    }
    <p><a href="/manage/${door}?language=${texts.language}">${texts.page('statementsGifts')}</a></p>
  </section>`;
}

function yearItem({ texts, door }: StatementsPageParts, year: string): Html {
  const { language } = texts;
  const file = (format: StatementFileFormat, words: string): Html =>
    html`<a
      href="${statementAddress({ door, language, days: intervalOf(year) }, format)}"
      aria-describedby="year-${year}"
      >${words}</a
    >`;
  return html`<li>
    <a id="year-${year}" href="${statementAddress({ door, language, days: intervalOf(year) })}">${year}</a>
    ${file('pdf', 'PDF')} ${file('csv', 'CSV')}
  </li>`;
}

function receiptsOf(parts: StatementsPageParts): Html {
  const { texts, receipts } = parts;
  return html`<section class="card">
    <h2>${texts.page('receiptsHeading')}</h2>
    <ul class="receipts">
      ${receipts.map((receipt) => receiptItem(parts, receipt))}
    </ul>
    <p class="aside">${texts.page('receiptsDays')}</p>
  </section>`;
}

function receiptItem({ texts, door }: StatementsPageParts, receipt: DonorReceipt): Html {
  const { number, on, frequency, monthsCovered, returnedMinor } = receipt;
  const often = texts.give(frequency) + (monthsCovered === null ? '' : `, ${texts.page('receiptAtOnce')}`);
  return html`<li>
    <a href="/manage/${door}/receipts/${number}?language=${texts.language}">
      ${dayInWords(on, texts.language)}: ${formatAmount(receipt, texts.language)}
    </a>
    <span class="aside">
      ${often} · ${number}${returnedMinor !== 0n && html` · ${returnedWords(texts, receipt)}`}
    </span>
  </li>`;
}

export function returnedWords(texts: PageTexts, { returnedMinor, currency }: DonorReceipt): string {
  return texts.page('receiptReturned', {
    amount: formatAmount({ amountMinor: returnedMinor, currency }, texts.language),
  });
}

/** @param format left out: on the screen */
export function statementAddress(
  { door, language, days }: { readonly door: string; readonly language?: string; readonly days: StatementInterval },
  format?: StatementFileFormat,
): string {
  const query = new URLSearchParams({ from: days.from, until: days.until });
  if (language !== undefined) query.set('language', language);
  if (format !== undefined) query.set('format', format);
  return `/manage/${door}/statement?${query}`;
}

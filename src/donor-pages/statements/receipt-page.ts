import { html, type Html } from '../../infrastructure/pages/html';
import type { DonorReceipt } from '../../managing/receipts/donor-receipts';
import type { ReceiptSheet } from '../../managing/receipts/receipt-sheet';
import type { Block } from '../../letters/templates/letter';
import type { Problem } from '../../foundation/problem/problem';
import { failureNotice } from '../failure-notice';
import type { PageTexts } from '../page-texts';
import { returnedWords } from './statements-page';

export interface ReceiptPageParts {
  readonly texts: PageTexts;
  readonly receipt: DonorReceipt;
  readonly sheet: ReceiptSheet;
  /** Of the same receipt, to be saved. */
  readonly file: string;
  /** Where one came from. */
  readonly back: string;
  /** Why it could not be saved. */
  readonly problem: Problem | undefined;
}

/** One receipt, to be printed or saved. */
export function receiptPage({ texts, receipt, sheet, file, back, problem }: ReceiptPageParts): Html {
  return html`${problem && noticeOf(texts, problem)}
    <article class="receipt">
      <h1>${sheet.title}</h1>
      ${sheet.blocks.map(blockOf)} ${receipt.returnedMinor !== 0n && html`<p>${returnedWords(texts, receipt)}</p>`}
    </article>
    <p class="no-print receipt"><a href="${file}">${texts.page('statementsPdf')}</a></p>
    <p class="no-print aside receipt">${texts.page('receiptPrint')}</p>
    <p class="no-print receipt"><a href="${back}">${texts.page('statementsBack')}</a></p>`;
}

function noticeOf(texts: PageTexts, { code, details }: Problem): Html {
  const { retryAfterSeconds = 0 } = details;
  return failureNotice(texts, { code, retryAfterSeconds });
}

function blockOf(block: Block): Html | false {
  if ('paragraph' in block) return html`<p>${block.paragraph}</p>`;
  if (!('details' in block)) return false;
  return html`<dl class="particulars">
    ${block.details.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

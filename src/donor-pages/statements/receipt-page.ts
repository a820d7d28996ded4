import { html, type Html } from '../../infrastructure/pages/html';
import type { DonorReceipt } from '../../managing/receipts/donor-receipts';
import type { Block, Letter } from '../../letters/templates/letter';
import type { PageTexts } from '../page-texts';
import { returnedWords } from './statements-page';

export interface ReceiptPageParts {
  readonly texts: PageTexts;
  readonly receipt: DonorReceipt;
  /** The letter of the same receipt: its words are those of the page. */
  readonly letter: Letter;
  /** Where one came from. */
  readonly back: string;
}

/** One receipt, to be printed, as far as it stays true: whether the gift goes on stands elsewhere. */
export function receiptPage({ texts, receipt, letter, back }: ReceiptPageParts): Html {
  return html`<article class="receipt">
      <h1>${letter.subject}</h1>
      ${letter.blocks.slice(0, letter.blocks.findIndex((block) => 'details' in block) + 1).map(blockOf)}
      ${receipt.returnedMinor !== 0n && html`<p>${returnedWords(texts, receipt)}</p>`}
    </article>
    <p class="no-print aside receipt">${texts.page('receiptPrint')}</p>
    <p class="no-print receipt"><a href="${back}">${texts.page('statementsBack')}</a></p>`;
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

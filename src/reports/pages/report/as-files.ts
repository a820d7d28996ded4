import { html, type Html } from '../../../infrastructure/pages/html';
import type { FirstRows } from '../../run/first-rows';
import { fileForm } from '../runs/file-form';
import { exportAddress } from '../words/addresses';
import { journalForms } from './journal-forms';

type Query = Readonly<Record<string, string>>;

/** A report in every format, as of the block of the page. One that takes long has a page that tells how far it is. */
export function asFiles({ about, rowCount }: FirstRows, formats: readonly string[], csrfToken: string): Html {
  const { name, from, to, zone, currency, frequency, campaign, asOf } = about;
  const narrowed = { currency: currency ?? '', frequency: frequency ?? '', campaign: campaign ?? '' };
  const query = { from, to, zone, ...narrowed, 'as-of': asOf.block };
  const button = (format: string) => {
    const words = FORMAT_WORDS[format] ?? format;
    if (rowCount <= SHORT_ROWS) return link(name, format, query, words);
    return fileForm({ report: name, format, query, lines: rowCount, words, csrfToken });
  };
  return html`<section class="no-print" id="as-a-file">
    <h2>As a file</h2>
    <p class="hint">All rows, as of the same block; who exported what stands in the audit log.</p>
    <ul class="buttons">
      ${formats.map((format) => html`<li>${button(format)}</li>`)}
      ${name === 'payout-reconciliation' && bankStatements(query)}
      ${name === 'balance-roll-forward' && journalForms({ from, to, zone, 'as-of': asOf.block }, csrfToken)}
    </ul>
  </section>`;
}

/** Written in a second or two: nobody needs to be told how far that is. */
const SHORT_ROWS = 10_000;

function link(name: string, format: string, query: Query, words: string): Html {
  return html`<a class="button" href="${exportAddress(name, format, query)}" download>${words}</a>`;
}

/** Payouts as programs for bookkeeping read a bank's statement: of one currency. */
function bankStatements({ from, to, zone, currency, 'as-of': asOf }: Query): Html {
  if (!currency)
    return html`<li class="hint">Narrowed to one currency: also as a bank statement for Xero or QuickBooks.</li>`;
  const query = { from: from ?? '', to: to ?? '', zone: zone ?? '', currency, 'as-of': asOf ?? '' };
  return html`${Object.entries(BANK_PROGRAMS).map(
    ([program, words]) => html`<li>${link('bank-statement', program, query, words)}</li>`,
  )}`;
}

const BANK_PROGRAMS = { xero: 'Bank statement for Xero', quickbooks: 'Bank statement for QuickBooks' };

const FORMAT_WORDS: Query = { csv: 'CSV', xlsx: 'Excel (XLSX)', ndjson: 'NDJSON', pdf: 'PDF' };

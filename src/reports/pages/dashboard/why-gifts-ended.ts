import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { END_REASON_WORDS } from '../../../managing/changes/end-reason-words';
import { moneyWords, numberWords } from '../words/money-words';
import type { EndingRow } from './dashboard-rows';

/** The lines of the report of one currency, and what they add up to there. */
export function whyGiftsEnded(rows: readonly EndingRow[], currency: string): Html {
  if (rows.length === 0) return html`<p class="soft">No gift in ${currency} has ended this month.</p>`;
  return scrollRegion(
    `Why gifts ended, ${currency}`,
    html`<table class="dense">
      <caption>
        Why gifts in ${currency} ended this month
      </caption>
      <thead>
        <tr>
          <th scope="col">Why</th>
          <th scope="col" class="number">Gifts</th>
          <th scope="col" class="number">A year</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row">${wordsOf(row)}</th>
              <td class="number">${numberWords(Number(row.gifts))}</td>
              <td class="number">${moneyWords(row.a_year, currency)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td class="number">${numberWords(rows.reduce((sum, { gifts }) => sum + Number(gifts), 0))}</td>
          <td class="number">${moneyWords(totalOf(rows), currency)}</td>
        </tr>
      </tfoot>
    </table>`,
  );
}

function totalOf(rows: readonly EndingRow[]): bigint {
  return rows.reduce((sum, { a_year }) => sum + BigInt(a_year), 0n);
}

function wordsOf({ ended_by, reason, frequency }: EndingRow): string {
  const why = `${WHY[reason] ?? reason} (${frequency})`;
  const by = BY[ended_by];
  return by === undefined ? why : `${by}: ${why}`;
}

const BY: Readonly<Record<string, string>> = { donor: 'Donor', staff: 'Staff', elsewhere: 'Elsewhere' };

/** By the codes of the report. */
const WHY: Readonly<Record<string, string>> = {
  ...END_REASON_WORDS,
  'not-said': 'not said',
  erasure: 'erased',
  dispute: 'Payment disputed at the bank',
  'payment-failed': 'Payment failed',
  'not-recorded': 'Not recorded then',
  'too-few': 'Too few to tell why',
};

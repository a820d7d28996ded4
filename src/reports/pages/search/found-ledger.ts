import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { idLink } from '../words/id-link';
import { timeWords } from '../words/html-time';
import { moneyWords } from '../words/money-words';
import type { LedgerRow } from './search-rows';
import { MOST_TRANSACTIONS } from './searching';

/** Every entry the books have for what was searched, each transaction a group of rows. */
export function foundLedger(ledger: readonly LedgerRow[], zone: string): Html {
  if (ledger.length === 0)
    return html`<h2>Ledger</h2>
      <p class="card">Nothing is booked for it: no money has moved.</p>`;
  return html`<h2>Ledger</h2>
    ${scrollRegion(
      'Ledger transactions',
      html`<table class="dense">
        <caption>
          ${ledger.length === MOST_TRANSACTIONS ? `The first ${MOST_TRANSACTIONS} transactions` : 'Every transaction'},
          debits positive, in the order in which they happened; each adds up to nothing
        </caption>
        <thead>
          <tr>
            <th scope="col">Happened</th>
            <th scope="col">Booked</th>
            <th scope="col">Block</th>
            <th scope="col">Account</th>
            <th scope="col" class="number">Amount</th>
            <th scope="col">Stripe object</th>
          </tr>
        </thead>
        ${ledger.map((transaction) => rows(transaction, zone))}
      </table>`,
    )}`;
}

function rows({ key, revision, stripe_id, occurred_at, entries, block }: LedgerRow, zone: string): Html {
  const span = html`rowspan="${entries.length}"`;
  const shared = html`<td ${span}>${timeWords(occurred_at, zone)}</td>
    <th scope="rowgroup" ${span} class="what">
      ${(key.split(':')[0] ?? '').replaceAll('_', ' ')}${revision > 1 && ` (correction ${revision - 1})`}
    </th>
    <td ${span}>${block ?? 'not sealed yet'}</td>`;
  const last = html`<td ${span}>${idLink(stripe_id)}</td>`;
  return html`<tbody>
    ${entries.map(
      ({ account, currency, amount }, place) =>
        html`<tr>
          ${place === 0 && shared}
          <td>${account}</td>
          <td class="number">${moneyWords(amount, currency)}</td>
          ${place === 0 && last}
        </tr>`,
    )}
  </tbody>`;
}

import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { withQuery } from '../words/addresses';
import { idLink } from '../words/id-link';
import { smallLight } from '../words/light';
import { moneyWords, numberWords } from '../words/money-words';
import { PAYOUT_STATES, payoutLight } from './payout-light';
import type { PayoutRow } from './payout-rows';

export interface PayoutsPageParts {
  readonly payouts: readonly PayoutRow[];
  /** Whether there are older ones. */
  readonly more: boolean;
  readonly isFirst: boolean;
}

export function payoutsPage({ payouts, more, isFirst }: PayoutsPageParts): Html {
  const last = payouts.at(-1);
  return html`<h1>Payouts</h1>
    <p>Every deposit, and whether its lines are its amount, to the cent.</p>
    ${
      payouts.length === 0
        ? html`<p class="card">
            ${isFirst ? 'Stripe has paid nothing out yet. The first payout will stand here, with every gift in it.' : 'There are no older ones.'}
          </p>`
        : scrollRegion('Payouts', payoutTable(payouts, 'Newest first'))
    }
    <p class="no-print row">
      ${!isFirst && html`<a class="button" href="/finance/payouts">Newest payouts</a>`}
      ${more && last && html`<a class="button" href="${withQuery('/finance/payouts', { before: last.id })}">Older payouts</a>`}
    </p>`;
}

export function payoutTable(payouts: readonly PayoutRow[], caption: string): Html {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Left Stripe</th>
        <th scope="col" class="number">Amount</th>
        <th scope="col">Ties</th>
        <th scope="col">State</th>
        <th scope="col">At the bank</th>
        <th scope="col" class="number">Lines</th>
        <th scope="col">Payout</th>
      </tr>
    </thead>
    <tbody>
      ${payouts.map(row)}
    </tbody>
  </table>`;
}

function row(payout: PayoutRow): Html {
  const { id, left_on, arrives_on, amount, currency, status, line_count } = payout;
  return html`<tr>
    <td class="when">${left_on}</td>
    <td class="number">${moneyWords(amount, currency)}</td>
    <td class="when">${smallLight(payoutLight(payout))}</td>
    <td class="${status === 'failed' ? 'when bad' : 'when'}">${PAYOUT_STATES[status]}</td>
    <td class="when">${arrives_on}</td>
    <td class="number">${numberWords(line_count)}</td>
    <th scope="row">${idLink(id)}</th>
  </tr>`;
}

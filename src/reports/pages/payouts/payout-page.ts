import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { reportAddress } from '../words/addresses';
import { idLink } from '../words/id-link';
import { bigLight } from '../words/light';
import { timeWords } from '../words/html-time';
import { moneyWords, numberWords } from '../words/money-words';
import { PAYOUT_STATES, tieOf, type PayoutTie } from './payout-light';
import type { PayoutLine, PayoutRow } from './payout-rows';

export interface PayoutPageParts {
  readonly payout: PayoutRow;
  readonly lines: readonly PayoutLine[];
  readonly zone: string;
  /** Number of the block of the ledger. */
  readonly asOf: string;
  readonly atStripe: Html | undefined;
}

export function payoutPage({ payout, lines, zone, asOf, atStripe }: PayoutPageParts): Html {
  const { id, amount, currency, status, left_on, arrives_on, trace_id, failure_code } = payout;
  // The sum of the ledger's own lines, not of what Stripe says of them.
  const booked: PayoutRow = { ...payout, line_count: lines[0]?.line_count ?? 0, lines_net: lines[0]?.total ?? '0' };
  return html`<h1>Payout of ${moneyWords(amount, currency)}</h1>
    ${verdict(booked)}
    ${
      status === 'failed' &&
      html`<p class="failure">
        The bank sent it back${failure_code !== null && ` (${failure_code})`}.
        ${lines.length > 0 && 'Its lines stay; the money that came back is a line of a later payout, or of the unsettled balance.'}
      </p>`
    }
    <dl class="facts">
      ${fact('State', PAYOUT_STATES[status])} ${fact('Left Stripe', left_on)}
      ${fact(status === 'paid' ? 'At the bank' : 'Expected at the bank', arrives_on)}
      ${fact('Trace', trace_id === null ? 'the bank has told none' : html`<code>${trace_id}</code>`)}
      ${fact('Payout', html`<code>${id}</code> ${atStripe}`)}
      ${fact('Its entries', html`<a href="/finance/search?q=${id}">in the ledger</a>`)}
      ${fact('Report', html`<a href="${reconciliationOf(left_on, zone)}">payouts of that day, reconciled</a>`)}
    </dl>
    <h2>Lines</h2>
    ${lines.length === 0 ? html`<p class="card">${WITHOUT_LINES[tieOf(booked)]}</p>` : lineTable(lines, booked, zone)}
    <p class="hint">As of block ${asOf} of the ledger.</p>`;
}

function verdict(payout: PayoutRow): Html {
  const { amount, currency, line_count, lines_net } = payout;
  const tie = tieOf(payout);
  const [colour, words] = VERDICTS[tie];
  const sums = html`<p>
    ${numberWords(line_count)} ${line_count === 1 ? 'line' : 'lines'}:
    <strong>${moneyWords(lines_net, currency)}</strong>. Deposit: <strong>${moneyWords(amount, currency)}</strong>.
    ${tie === 'differs' && html`Difference: <strong>${moneyWords(BigInt(lines_net) - BigInt(amount), currency)}</strong>.`}
  </p>`;
  return bigLight(
    { colour, words },
    line_count === 0 ? html`<p>Deposit: <strong>${moneyWords(amount, currency)}</strong>.</p>` : sums,
  );
}

const VERDICTS: Readonly<Record<PayoutTie, readonly ['green' | 'red' | 'amber' | 'none', string]>> = {
  ties: ['green', 'Its lines are the deposit, to the cent'],
  differs: ['red', 'Its lines are not the deposit'],
  'not itemised yet': ['amber', 'Stripe has not itemised it yet'],
  'cannot be itemised': ['none', 'A manual payout: it cannot be itemised'],
  'never itemised': ['none', 'It came back, and is not itemised'],
};

const WITHOUT_LINES: Readonly<Record<PayoutTie, string>> = {
  ties: 'It has no lines.',
  differs: 'It has no lines.',
  'not itemised yet':
    'Stripe says which gifts a payout took once it has reconciled it, mostly within a day of its arrival.',
  'cannot be itemised':
    'Somebody asked for this payout by hand, and Stripe does not say which gifts it took. It is a line with a minus of the unsettled balance.',
  'never itemised':
    'It came back before Stripe said which gifts it took, and may never be itemised. The money is a line of a later payout, or of the unsettled balance.',
};

function fact(title: string, value: Html | string): Html {
  return html`<div>
    <dt>${title}</dt>
    <dd>${value}</dd>
  </div>`;
}

function reconciliationOf(day: string, zone: string): string {
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return reportAddress('payout-reconciliation', { from: day, to: next, zone });
}

function lineTable(lines: readonly PayoutLine[], { line_count, lines_net, currency }: PayoutRow, zone: string): Html {
  return scrollRegion(
    'Lines of the payout',
    html`<table class="dense">
      <caption>
        ${lines.length < line_count ? `The first ${lines.length} of ${line_count}; the report has all` : 'In the order in which Stripe received them'}
      </caption>
      <thead>
        <tr>
          <th scope="col">Received</th>
          <th scope="col">Category</th>
          <th scope="col" class="number">Gross</th>
          <th scope="col" class="number">Fee</th>
          <th scope="col" class="number">Net</th>
          <th scope="col">Donation</th>
          <th scope="col">Stripe object</th>
        </tr>
      </thead>
      <tbody>
        ${lines.map((line) => lineRow(line, zone, currency))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="4">All lines</th>
          <td class="number">${moneyWords(lines_net, currency)}</td>
          <td colspan="2"></td>
        </tr>
      </tfoot>
    </table>`,
  );
}

function lineRow(line: PayoutLine, zone: string, currency: string): Html {
  const { received_at, category, gross, fee, net, donation_id, source_id, frequency } = line;
  const money = (minor: string) => html`<td class="number">${moneyWords(minor, line.currency ?? currency)}</td>`;
  return html`<tr>
    <td>${timeWords(received_at, zone)}</td>
    <td>${category.replaceAll('_', ' ')}</td>
    ${money(gross)} ${money(fee)} ${money(net)}
    <td>
      ${donation_id === null ? 'no gift' : html`${idLink(donation_id)} <span class="soft">${frequency ?? ''}</span>`}
    </td>
    <td>${idLink(source_id)}</td>
  </tr>`;
}

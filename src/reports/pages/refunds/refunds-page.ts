import { html, type Html } from '../../../infrastructure/pages/html';
import { scrollRegion } from '../../../infrastructure/pages/scroll-region';
import { reportAddress } from '../words/addresses';
import { daysLeft } from '../words/days-left';
import { timeWords } from '../words/html-time';
import { idLink } from '../words/id-link';
import { moneyWords, numberWords } from '../words/money-words';
import type { Register, RegisterLine } from './register';

export interface RefundsPageParts {
  readonly register: Register;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly today: string;
  readonly atStripe: (id: string) => Html | undefined;
}

export function refundsPage(parts: RefundsPageParts): Html {
  const { register, from, to, zone } = parts;
  const { open, latest, failedPayments } = register;
  const report = reportAddress('refunds-and-disputes', { from, to, zone });
  return html`<h1>Refunds and disputes</h1>
    <h2>Waiting for an answer</h2>
    ${
      open.length === 0
        ? html`<p class="card">No dispute waits for evidence.</p>`
        : scrollRegion('Disputes that wait for an answer', table(open, 'The nearest deadline first', parts))
    }
    <h2>Since ${from}</h2>
    ${
      latest.length === 0
        ? html`<p class="card">Nothing was refunded or disputed.</p>`
        : scrollRegion(
            'Refunds and disputes',
            table(
              latest,
              latest.length === MOST_LINES ? `The newest ${MOST_LINES}; the report has all` : 'Newest first',
              parts,
            ),
          )
    }
    <p>
      ${failedPayments > 0 && `${numberWords(failedPayments)} ${failedPayments === 1 ? 'payment' : 'payments'} failed in this time.`}
      <a href="${report}">The whole register, with its control totals</a>
    </p>`;
}

/** More stands in the report. */
export const MOST_LINES = 200;

function table(lines: readonly RegisterLine[], caption: string, parts: RefundsPageParts): Html {
  return html`<table class="dense">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        <th scope="col">Kind</th>
        <th scope="col">Made</th>
        <th scope="col" class="number">Amount</th>
        <th scope="col">Status</th>
        <th scope="col">Evidence by</th>
        <th scope="col" class="number">Effect so far</th>
        <th scope="col">Stripe object</th>
        <th scope="col">Donation</th>
      </tr>
    </thead>
    <tbody>
      ${lines.map((line) => row(line, parts))}
    </tbody>
  </table>`;
}

function row(line: RegisterLine, { zone, today, atStripe }: RefundsPageParts): Html {
  const { kind, sourceId, donationId, createdAt, given, givenCurrency, status, reason, answerBy } = line;
  return html`<tr>
    <td>${kind}</td>
    <td>${timeWords(createdAt, zone)}</td>
    <td class="number">${moneyWords(given, givenCurrency)}</td>
    <td>
      ${status.replaceAll('_', ' ')}${reason !== null && html` <span class="soft">${reason.replaceAll('_', ' ')}</span>`}
    </td>
    <td class="when">${answerBy !== null && html`<strong>${daysLeft(answerBy, today)}</strong> (${answerBy})`}</td>
    <td class="number">
      ${line.effect !== null && line.currency !== null ? moneyWords(line.effect, line.currency) : 'none'}
    </td>
    <th scope="row">${idLink(sourceId)} ${atStripe(sourceId)}</th>
    <td>${donationId !== null && idLink(donationId)}</td>
  </tr>`;
}

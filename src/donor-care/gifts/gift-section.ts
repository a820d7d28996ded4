import { html, type Html } from '../../infrastructure/pages/html';
import { scrollRegion } from '../../infrastructure/pages/scroll-region';
import { hasTakenMoney } from '../refunding/refundable';
import { endFields, refundFields } from '../actions/asking-form';
import { actionForm } from './action-form';
import type { CareCharge, CareGift } from './care-gift';
import { amountInWords, dayInWords, GIFT_STATES, giftInWords, methodInWords, nextInWords } from './gift-words';

/** One gift with its charges, and what can be done about each. @param place tells it from the others of a page */
export function giftSection(gift: CareGift, place: number, csrfToken: string): Html {
  const { id, state, since, nextAt, charges, frequency, monthsCovered } = gift;
  const name = `gift-${place}`;
  const goesOn = frequency !== 'one-time' && STANDS.includes(state);
  return html`<section>
    <h2 id="${name}">${giftInWords(gift)}</h2>
    <ul class="facts">
      <li>State: <strong>${GIFT_STATES[state]}</strong></li>
      ${monthsCovered !== null && html`<li>Stands for: ${monthsCovered} monthly gifts, paid at once</li>`}
      <li>Since: ${dayInWords(since)}</li>
      ${frequency !== 'one-time' && nextAt !== null && html`<li>${nextInWords(gift)}: ${dayInWords(nextAt)}</li>`}
      <li>Paid by: ${methodInWords(charges[0]?.method ?? null)}</li>
      <li>Donation id: <code>${id}</code></li>
    </ul>
    ${
      charges.length === 0
        ? html`<p class="soft">Nothing was ever taken for it.</p>`
        : scrollRegion(`Charges of this gift (${place + 1})`, chargesTable(charges, { name, csrfToken }))
    }
    ${gift.underWay.map(underWayNotice)}
    ${
      goesOn &&
      actionForm(
        { name: `${name}-end`, action: `/care/gifts/${id}/end`, csrfToken, words: 'End this gift', describedBy: name },
        endFields(`${name}-end`),
      )
    }
  </section>`;
}

function underWayNotice(action: string): Html {
  return html`<p class="failure">
    Something was asked for it, and it is not known yet whether Stripe has done it:
    <a href="/care/actions/${action}">look, and try again</a>.
  </p>`;
}

const STANDS: readonly CareGift['state'][] = ['active', 'failing', 'paused', 'ending'];

/** What can be done stands second: on a narrow screen the days are further to the side. */
const HEADINGS = [
  ...['Amount', 'What to do', 'Given', 'Received', 'Available', 'Settled'],
  ...['Refunded', 'Disputed', 'Receipt'],
];

function chargesTable(charges: readonly CareCharge[], page: { name: string; csrfToken: string }): Html {
  return html`<table>
    <caption>
      Charges, newest first; days are in UTC
    </caption>
    <thead>
      <tr>
        ${HEADINGS.map((words) => html`<th scope="col">${words}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${charges.map((charge, place) => chargeRow(charge, `${page.name}-charge-${place}`, page.csrfToken))}
    </tbody>
  </table>`;
}

function chargeRow(charge: CareCharge, name: string, csrfToken: string): Html {
  const { id, currency, amountMinor, disputes, givenAt, receivedAt, availableAt, settledOn } = charge;
  return html`<tr>
    <th scope="row" id="${name}" class="number">${amountInWords({ amountMinor, currency })}</th>
    <td>
      ${
        whyNotRefundable(charge) ??
        actionForm(
          {
            name: `${name}-refund`,
            action: `/care/charges/${id}/refund`,
            csrfToken,
            words: 'Refund',
            describedBy: name,
          },
          refundFields(`${name}-refund`, charge),
        )
      }
    </td>
    <td class="when">${dayInWords(givenAt)}</td>
    <td class="when">${receivedAt ? dayInWords(receivedAt) : 'not yet'}</td>
    <td class="when">${availableAt ? dayInWords(availableAt) : 'not yet'}</td>
    <td class="when">${settledOn ?? 'not yet'}</td>
    <td class="number">${refundedInWords(charge)}</td>
    <td>${disputes.length === 0 ? 'no' : disputes.map((status) => status.replaceAll('_', ' ')).join(', ')}</td>
    <td class="when">${charge.receiptNumber ?? 'none'}</td>
  </tr>`;
}

function refundedInWords({ refundedMinor, failedRefunds, currency }: CareCharge): string {
  const words = refundedMinor === 0n ? [] : [amountInWords({ amountMinor: refundedMinor, currency })];
  for (const { amountMinor } of failedRefunds) words.push(`${amountInWords({ amountMinor, currency })} failed`);
  return words.length === 0 ? 'no' : words.join('; ');
}

/** By what is known here; Stripe is asked before anything happens. @returns undefined where it can be given back */
function whyNotRefundable({ status, capturedMinor, refundedMinor, disputes }: CareCharge): string | undefined {
  if (status === 'failed') return 'It failed';
  if (status === 'pending' || capturedMinor === 0n) return 'Not paid yet';
  if (disputes.some(hasTakenMoney)) return 'Disputed: the bank has taken it back';
  return refundedMinor >= capturedMinor ? 'All of it was given back' : undefined;
}

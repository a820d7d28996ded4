import { html, type Html } from '../../../infrastructure/pages/html';
import { idLink } from '../words/id-link';
import { timeWords } from '../words/html-time';
import { moneyWords } from '../words/money-words';
import type { ChargeRow, TakenBack } from './search-rows';

/** One payment: its four dates, what Stripe kept, what was taken back, and where the money went. */
export function foundCharge(charge: ChargeRow, zone: string, atStripe: (id: string) => Html | undefined): Html {
  const { id, given, given_currency, status, method, failure_code, refunds, disputes } = charge;
  return html`<section class="card payment">
    <h3>${moneyWords(given, given_currency)}, ${status}${failure_code !== null && ` (${failure_code})`}</h3>
    <dl class="facts">
      <div>
        <dt>Charge</dt>
        <dd>${idLink(id)} ${atStripe(id)}</dd>
      </div>
      <div>
        <dt>Method</dt>
        <dd>${method?.replaceAll('_', ' ') ?? 'not known yet'}</dd>
      </div>
      ${dates(charge, zone)} ${money(charge)} ${refunds.map((refund) => takenBack('Refund', refund, zone, atStripe))}
      ${disputes.map((dispute) => takenBack('Dispute', dispute, zone, atStripe))}
    </dl>
  </section>`;
}

function dates({ gift_at, received_at, available_at, settled_on, payout_id }: ChargeRow, zone: string): Html {
  const date = (title: string, at: Date | null) =>
    html`<div>
      <dt>${title}</dt>
      <dd>${at === null ? 'not yet' : timeWords(at, zone)}</dd>
    </div>`;
  return html`${date('Gift', gift_at)} ${date('Received', received_at)} ${date('Available', available_at)}
    <div>
      <dt>Settled</dt>
      <dd>${settled_on ?? 'not yet'}</dd>
    </div>
    <div>
      <dt>Payout</dt>
      <dd>${payout_id === null ? 'none yet' : idLink(payout_id)}</dd>
    </div>`;
}

function money({ currency, gross, fee, net, balance_transaction_id }: ChargeRow): Html | undefined {
  if (currency === null || gross === null || fee === null || net === null || balance_transaction_id === null)
    return undefined;
  return html`<div>
      <dt>Gross</dt>
      <dd>${moneyWords(gross, currency)}</dd>
    </div>
    <div>
      <dt>Fee</dt>
      <dd>${moneyWords(fee, currency)}</dd>
    </div>
    <div>
      <dt>Net</dt>
      <dd>${moneyWords(net, currency)}</dd>
    </div>
    <div>
      <dt>Balance transaction</dt>
      <dd>${idLink(balance_transaction_id)}</dd>
    </div>`;
}

function takenBack(
  title: string,
  { id, amount, currency, status, created, answerBy }: TakenBack,
  zone: string,
  atStripe: (id: string) => Html | undefined,
): Html {
  return html`<div>
    <dt>${title}</dt>
    <dd>
      ${moneyWords(amount, currency)}, ${status.replaceAll('_', ' ')}, ${timeWords(created, zone)}
      ${typeof answerBy === 'string' && html`, evidence by ${timeWords(answerBy, zone)}`} ${idLink(id)} ${atStripe(id)}
    </dd>
  </div>`;
}

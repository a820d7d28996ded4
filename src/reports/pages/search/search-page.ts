import { html, type Html } from '../../../infrastructure/pages/html';
import { idLink } from '../words/id-link';
import { timeWords } from '../words/html-time';
import { moneyWords } from '../words/money-words';
import { foundCharge } from './found-charge';
import { foundLedger } from './found-ledger';
import type { ContributionRow, Found, FoundBalanceTransaction } from './search-rows';

export interface SearchPageParts {
  /** As typed; empty: nothing was asked yet, or what must not be shown. */
  readonly q: string;
  /** Undefined: the books know nothing of it. */
  readonly found: Found | undefined;
  readonly wasAsked: boolean;
  readonly zone: string;
  readonly atStripe: (id: string) => Html | undefined;
  /** Where a gift is refunded or ended, for whoever may. */
  readonly care: (contributionId: string) => Html | undefined;
}

export function searchPage({ q, found, wasAsked, zone, atStripe, care }: SearchPageParts): Html {
  return html`<h1>Search the books</h1>
    <form method="get" action="/finance/search" role="search" class="no-print">
      <div class="row">
        <div class="field wide">
          <label for="q">Id of anything at Stripe, or of a contribution</label>
          <input id="q" name="q" type="search" value="${q}" autocomplete="off" spellcheck="false" maxlength="255" />
        </div>
        <p class="act"><button type="submit" class="main">Search</button></p>
      </div>
    </form>
    ${found === undefined ? nothing(wasAsked) : results(found, zone, atStripe)}
    ${found?.contribution && care(found.contribution.id)}`;
}

function nothing(wasAsked: boolean): Html {
  if (wasAsked)
    return html`<p class="notice" role="status">
      The books know nothing of this id. Ids are searched whole, small and capital letters apart; what happened a moment
      ago may still be on its way from Stripe.
    </p>`;
  return html`<p>
    A charge (<code>ch_…</code>), a payment (<code>pi_…</code>), a refund (<code>re_…</code>), a dispute
    (<code>dp_…</code>), a payout (<code>po_…</code>), a balance transaction (<code>txn_…</code>), a subscription
    (<code>sub_…</code>), an invoice (<code>in_…</code>) or a contribution: it leads to the gift, its money, and every
    entry in the ledger.
  </p>`;
}

function results(found: Found, zone: string, atStripe: SearchPageParts['atStripe']): Html {
  const { contribution, charges, ledger, balanceTransaction, isAllOfIt } = found;
  return html`${balanceTransaction !== null && aboutBalanceTransaction(balanceTransaction)}
  ${contribution && aboutContribution(contribution, zone, atStripe, isAllOfIt)}
  ${charges.length > 0 && html`<h2>${charges.length === 1 ? 'Payment' : 'Payments'}</h2>`}
  ${payments(charges, (charge) => foundCharge(charge, zone, atStripe))} ${foundLedger(ledger, zone)}`;
}

/** A gift that goes on for years has many: the newest are what somebody looks for. */
function payments<Charge>(charges: readonly Charge[], show: (charge: Charge) => Html): Html {
  const earlier = charges.slice(SHOWN_AT_ONCE);
  return html`${charges.slice(0, SHOWN_AT_ONCE).map(show)}
  ${
    earlier.length > 0 &&
    html`<details>
      <summary>${earlier.length} earlier ${earlier.length === 1 ? 'payment' : 'payments'}</summary>
      ${earlier.map(show)}
    </details>`
  }`;
}

const SHOWN_AT_ONCE = 3;

function aboutContribution(
  { id, frequency, amount, currency, campaign, status, pledged_at, subscription_ids, charge_ids }: ContributionRow,
  zone: string,
  atStripe: SearchPageParts['atStripe'],
  isAllOfIt: boolean,
): Html {
  return html`<section>
    <h2>Contribution</h2>
    <dl class="facts">
      <div>
        <dt>Contribution</dt>
        <dd>${idLink(id)}</dd>
      </div>
      <div>
        <dt>Amount</dt>
        <dd>${moneyWords(amount, currency)}, ${frequency}</dd>
      </div>
      <div>
        <dt>State</dt>
        <dd>${status}</dd>
      </div>
      <div>
        <dt>Campaign</dt>
        <dd>${campaign ?? 'none'}</dd>
      </div>
      <div>
        <dt>Pledged at</dt>
        <dd>${timeWords(pledged_at, zone)}</dd>
      </div>
      ${subscription_ids.map(
        (each) =>
          html`<div>
            <dt>Subscription</dt>
            <dd>${idLink(each)} ${atStripe(each)}</dd>
          </div>`,
      )}
    </dl>
    ${!isAllOfIt && charge_ids.length > 1 && html`<p>It has more payments: ${idLink(id)} shows all of them.</p>`}
  </section>`;
}

function aboutBalanceTransaction({ id, category, source, payout, currency, net }: FoundBalanceTransaction): Html {
  return html`<section>
    <h2>Balance transaction</h2>
    <dl class="facts">
      <div>
        <dt>Balance transaction</dt>
        <dd><code>${id}</code></dd>
      </div>
      <div>
        <dt>Category</dt>
        <dd>${category.replaceAll('_', ' ')}</dd>
      </div>
      <div>
        <dt>Net</dt>
        <dd>${moneyWords(net, currency)}</dd>
      </div>
      <div>
        <dt>Stripe object</dt>
        <dd>${source === null ? 'none' : idLink(source)}</dd>
      </div>
      <div>
        <dt>Payout</dt>
        <dd>${payout === null ? 'none yet' : idLink(payout)}</dd>
      </div>
    </dl>
  </section>`;
}

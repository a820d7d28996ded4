import type { CheckoutSession } from '../account/wire';
import { inWords } from '../money/currencies';
import { TEST_CARDS } from '../resources/payment-methods/test-cards';
import { TEST_IBANS } from '../resources/payment-methods/test-ibans';
import { html, type Html } from './html';

/** What the payer typed, shown again after a refusal; a card number is not. */
export interface Typed {
  readonly method: string;
  readonly email: string;
  readonly name: string;
}

const VERBS: Record<string, string> = { donate: 'Donate', book: 'Book', pay: 'Pay', subscribe: 'Subscribe' };
const EVERY: Record<string, string> = { day: 'a day', week: 'a week', month: 'a month', year: 'a year' };

export interface Purchase {
  readonly session: CheckoutSession;
  readonly product: string | null;
  /** Of a subscription. */
  readonly interval: string | undefined;
  /** Of one that begins with a trial, in seconds; undefined: now. */
  readonly startsAt: number | undefined;
  /** Of what is bought, once. */
  readonly unitAmount: number;
}

/** The amount, what it is for, and the fields Stripe's page asks for. */
export function payForm(purchase: Purchase, typed: Typed, error: string | undefined): Html {
  const { session } = purchase;
  const debit = session.payment_method_types.includes('sepa_debit');
  const card = session.payment_method_types.includes('card');
  const method = debit && (typed.method === 'sepa_debit' || !card) ? 'sepa_debit' : 'card';
  return html`
    ${heading(purchase)} ${error && html`<p class="error" role="alert">${error}</p>`}
    <form method="post" action="/pay/${session.id}">
      ${field('email', 'Email', html`type="email" autocomplete="email" required value="${typed.email}"`)}
      ${debit && card ? choice(method) : html`<input type="hidden" name="method" value="${method}" />`}
      ${card && cardFields()} ${debit && debitFields()}
      ${field('name', debit ? 'Name (of the account holder, or on the card)' : 'Name on card', html`autocomplete="name" value="${typed.name}"`)}
      <button>${isSetup(purchase) ? 'Save' : html`${verb(purchase)} ${amount(purchase)}`}</button>
    </form>
    ${session.cancel_url && html`<p><a href="${returnUrl(session.cancel_url, session.id)}">Back, without paying</a></p>`}
    ${hints(card, debit)}
  `;
}

export function heading(purchase: Purchase): Html {
  if (isSetup(purchase)) return html`<h1>Save a payment method</h1>`;
  return html`<p class="what">${purchase.product}</p>
    <h1>${amount(purchase)}</h1>
    ${purchase.startsAt !== undefined && html`<p>Nothing today; for the first time on ${dayOf(purchase.startsAt)}</p>`}`;
}

/** Nothing is taken now. */
function isSetup({ session }: Purchase): boolean {
  return session.mode === 'setup';
}

/** Where the payer goes back to, with the session's id where it is asked for. */
export function returnUrl(url: string, sessionId: string): string {
  return url.replaceAll('{CHECKOUT_SESSION_ID}', sessionId);
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

function amount({ session, interval, unitAmount, startsAt }: Purchase): string {
  const sum = inWords(startsAt === undefined ? (session.amount_total ?? 0) : unitAmount, session.currency ?? '');
  return interval ? `${sum} ${EVERY[interval] ?? interval}` : sum;
}

function verb({ session }: Purchase): string {
  return VERBS[session.submit_type ?? ''] ?? (session.mode === 'subscription' ? 'Subscribe' : 'Pay');
}

function choice(method: string): Html {
  const option = (value: string, label: string): Html =>
    html`<label
      ><input type="radio" name="method" value="${value}" ${value === method && html`checked`} /> ${label}</label
    >`;
  return html`<fieldset>
    <legend>Pay by</legend>
    <div class="choice">${option('card', 'Card')} ${option('sepa_debit', 'SEPA bank debit')}</div>
  </fieldset>`;
}

function cardFields(): Html {
  return html`<div class="card">
    ${field('number', 'Card number', html`inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242"`)}
    <div class="pair">
      <div>${field('expiry', 'Expiry', html`autocomplete="off" value="12 / 34"`)}</div>
      <div>${field('cvc', 'Security code', html`inputmode="numeric" autocomplete="off" value="123"`)}</div>
    </div>
  </div>`;
}

function debitFields(): Html {
  return html`<div class="debit">
    ${field('iban', 'IBAN', html`autocomplete="off" placeholder="AT61 1904 3002 3457 3201"`)}
  </div>`;
}

function field(name: string, label: string, attributes: Html): Html {
  return html`<label for="${name}">${label}</label><input id="${name}" name="${name}" ${attributes} />`;
}

function hints(card: boolean, debit: boolean): Html {
  const cards = card ? TEST_CARDS.map(({ number, hint }) => ({ number, hint })) : [];
  const accounts = debit ? TEST_IBANS.map(({ iban, hint }) => ({ number: iban, hint })) : [];
  const lines = [...cards, ...accounts].filter(({ hint }) => hint);
  return html`<section class="hints" aria-label="Test numbers">
    <strong>Test numbers</strong>
    <ul>
      ${lines.map(({ number, hint }) => html`<li><code>${number.replace(/(.{4})(?=.)/g, '$1 ')}</code> ${hint}</li>`)}
    </ul>
  </section>`;
}

import type { PaymentMethod, PortalConfiguration, PortalSession, Subscription } from '../account/wire';
import { inWords } from '../money/currencies';
import { html, type Html } from './html';

/** What the page shows, and what may be done on it. */
export interface Standing {
  readonly session: PortalSession;
  readonly features: PortalConfiguration['features'];
  readonly subscriptions: readonly Subscription[];
  readonly names: (product: string) => string;
  readonly card: (id: string | null) => PaymentMethod | undefined;
}

/** Every gift with its amount, its next date and its card; a form to replace the card; the way back. */
export function portalHome(standing: Standing, error: string | undefined): Html {
  const { session, subscriptions, features } = standing;
  const chosen = session.flow?.subscription_cancel?.subscription;
  const shown = subscriptions.filter(({ id }) => chosen === undefined || id === chosen);
  const gifts = session.flow?.type === 'payment_method_update' ? [] : shown.map((one) => gift(standing, one));
  return html`
    <h1>Your gifts</h1>
    ${error && html`<p class="error" role="alert">${error}</p>`}
    ${gifts.length ? gifts : chosen === undefined && !subscriptions.length && html`<p>There is no gift.</p>`}
    ${features.payment_method_update.enabled && chosen === undefined && cardForm(session.id)}
    ${session.return_url && html`<p><a href="${session.return_url}">Back to the site</a></p>`}
  `;
}

function gift(standing: Standing, subscription: Subscription): Html {
  const { items, cancel_at } = subscription;
  const price = items.data[0]?.price;
  const action = `/portal/${standing.session.id}`;
  const cancel = standing.features.subscription_cancel.enabled;
  return html`<section aria-label="Gift">
    <p class="what">${standing.names(price?.product ?? '')}</p>
    <h2>${sum(subscription)} a ${price?.recurring?.interval}</h2>
    <p>${when(subscription)} ${paidBy(standing.card(subscription.default_payment_method))}</p>
    ${cancel_at !== null && button(`${action}/keep/${subscription.id}`, 'Do not cancel')}
    ${cancel_at === null && cancel && button(`${action}/cancel/${subscription.id}`, 'Cancel this gift')}
  </section>`;
}

function sum({ items, currency }: Subscription): string {
  const amounts = items.data.map(({ price, quantity }) => (price.unit_amount ?? 0) * (quantity ?? 1));
  return inWords(
    amounts.reduce((all, amount) => all + amount, 0),
    currency,
  );
}

function paidBy(method: PaymentMethod | undefined): string {
  const last4 = method?.card?.last4 ?? method?.sepa_debit?.last4;
  return last4 ? `Paid by •••• ${last4}.` : '';
}

function when({ cancel_at, items, pause_collection, status }: Subscription): string {
  if (cancel_at !== null) return `Ends on ${day(cancel_at)}; nothing more is charged.`;
  if (status === 'paused' || pause_collection) return 'Paused.';
  if (status === 'past_due' || status === 'unpaid') return 'The last payment did not come through.';
  return `Next payment on ${day(Math.min(...items.data.map((item) => item.current_period_end)))}.`;
}

function cardForm(session: string): Html {
  return html`<form method="post" action="/portal/${session}/card">
    <h2>Use another card</h2>
    <label for="number">Card number</label>
    <input id="number" name="number" inputmode="numeric" autocomplete="off" placeholder="4242 4242 4242 4242" />
    <label for="name">Name on card</label><input id="name" name="name" autocomplete="name" />
    <button>Save this card</button>
  </form>`;
}

function button(action: string, label: string): Html {
  return html`<form method="post" action="${action}"><button class="second">${label}</button></form>`;
}

function day(instant: number): string {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}

import { currencyOf } from '../../foundation/money/currencies';
import { plainAmount } from '../../foundation/money/plain-amount';
import type { Newsroom } from '../../foundation/newsroom/newsroom';
import type { CheckoutSessionRequest } from '../../infrastructure/stripe/checkout-sessions';
import { stripeLocale } from '../../infrastructure/stripe/stripe-locale';
import type { Contribution } from '../contributions/contribution.entity';
import type { FrequencyTerms, StripeMetadata } from '../contributions/frequency-terms';

/** What a session request is made from. */
export interface SessionPlan {
  readonly contribution: Contribution;
  readonly terms: FrequencyTerms;
  /** Our id of the session, known before Stripe's. */
  readonly checkoutSessionId: string;
  readonly expiresAt: Date;
  /** Ways of paying not to be offered, by Stripe's words. */
  readonly methodsOff: readonly string[];
  readonly newsroom: Newsroom;
  readonly publicUrl: URL;
}

/** Every parameter Stripe is sent for one payment page. No name, no email, no word of the newsroom. */
export function sessionRequest(plan: SessionPlan): CheckoutSessionRequest {
  const { contribution, terms, newsroom } = plan;
  const metadata: StripeMetadata = { contribution_id: contribution.id, checkout_session_id: plan.checkoutSessionId };
  const address = newsroom.returnAddresses[contribution.returnTo];
  if (address === undefined) throw new Error(`The newsroom has no return address named ${contribution.returnTo}`);
  return {
    ...terms.sessionTerms(metadata),
    metadata,
    client_reference_id: contribution.id,
    submit_type: 'donate',
    ...(plan.methodsOff.length > 0 && { excluded_payment_method_types: [...plan.methodsOff] }),
    line_items: [{ quantity: 1, price_data: priceOf(contribution, terms) }],
    success_url: successUrl(new URL(address.success, plan.publicUrl), contribution),
    cancel_url: cancelUrl(new URL(terms.cancelPath ?? address.cancel, plan.publicUrl), plan),
    expires_at: Math.floor(plan.expiresAt.getTime() / 1000),
    locale: stripeLocale(contribution.language),
    // The donor is charged the amount and currency that the box showed, to the cent.
    adaptive_pricing: { enabled: false },
    // Link would keep the donor's email and phone with one more party.
    wallet_options: { link: { display: 'never' } },
  };
}

function priceOf({ amountMinor, currency }: Contribution, terms: FrequencyTerms) {
  const recurring = terms.interval === undefined ? {} : { recurring: { interval: terms.interval } };
  // Bounded by the currency table far below 2^53.
  return { currency: currency.toLowerCase(), product: terms.productId, unit_amount: Number(amountMinor), ...recurring };
}

/** Stripe fills in the braces, so they must reach it unescaped. */
function successUrl(address: URL, { id, language }: Contribution): string {
  address.searchParams.set('contribution', id);
  address.searchParams.set('language', language);
  return `${address.href}&session={CHECKOUT_SESSION_ID}`;
}

/** Our own form comes back as it was filled; a page of others is told nothing of a gift. */
function cancelUrl(address: URL, { contribution, publicUrl }: SessionPlan): string {
  if (address.origin !== publicUrl.origin || address.pathname !== GIVE_PATH) return address.href;
  const { currency, amountMinor, feeCoverMinor, language, receipt, monthsCovered } = contribution;
  const frequency = monthsCovered === null ? contribution.frequency : 'monthly';
  const amount = plainAmount((amountMinor - feeCoverMinor) / BigInt(monthsCovered ?? 1), currencyOf(currency));
  for (const [name, value] of Object.entries({ language, frequency, currency, amount }))
    address.searchParams.set(name, value);
  if (monthsCovered !== null) address.searchParams.set('months', String(monthsCovered));
  if (feeCoverMinor > 0n) address.searchParams.set('cover', 'on');
  if (receipt && contribution.frequency === 'one-time') address.searchParams.set('receipt', 'on');
  return address.href;
}

/** Where the form is. */
const GIVE_PATH = '/give';

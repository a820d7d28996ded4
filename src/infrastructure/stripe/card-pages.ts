import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { StripeFailure } from './stripe-failure';
import { stripeLocale } from './stripe-locale';

/** Whose card is asked for, what for, and where they go after. */
export interface CardPage {
  readonly customerId: string;
  /** ISO 4217; what can be used for it depends on it. */
  readonly currency: string;
  /** Comes back with the card. Opaque. */
  readonly metadata: CardMetadata;
  readonly language: string;
  readonly returnUrl: { readonly done: string; readonly cancelled: string };
}

/** The change that a card is for, and the gift. */
export type CardMetadata = {
  readonly gift_change_id: string;
  readonly gift_id: string;
};

/** Stripe's own page for another card or account: nothing is taken there. */
@Injectable()
export class StripeCardPages {
  constructor(private readonly stripe: Stripe) {}

  /**
   * In setup mode Stripe wants to be told the currency.
   * @returns the page's address. @throws StripeFailure
   * @see https://docs.stripe.com/payments/checkout/subscriptions/update-payment-details
   */
  async open({ customerId, currency, metadata, language, returnUrl }: CardPage, key: string): Promise<string> {
    const request = {
      ...{ mode: 'setup', customer: customerId, currency: currency.toLowerCase(), metadata },
      setup_intent_data: { metadata },
      ...{ success_url: returnUrl.done, cancel_url: returnUrl.cancelled, locale: stripeLocale(language) },
      // Link would keep the donor's email and phone with one more party.
      wallet_options: { link: { display: 'never' } },
    } satisfies Stripe.Checkout.SessionCreateParams;
    const session = await asFailure(() => this.stripe.checkout.sessions.create(request, { idempotencyKey: key }));
    if (session.url === null) throw new StripeFailure('refused', 'session_without_url', undefined);
    return session.url;
  }
}

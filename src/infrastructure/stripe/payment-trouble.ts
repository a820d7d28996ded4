import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';

/** The last month in which a card can be charged. */
export interface CardExpiry {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
}

/** Asks Stripe what no event tells: why a payment failed, and when the card of a recurring gift ends. Nothing is kept. */
@Injectable()
export class PaymentTrouble {
  constructor(private readonly stripe: Stripe) {}

  /**
   * Stripe's word for why an invoice could not be paid when it was last tried: the bank's where it gave one.
   * @returns null when nobody says. @throws StripeFailure
   */
  async whyUnpaid(invoiceId: string): Promise<string | null> {
    const payments = await asFailure(() =>
      this.stripe.invoicePayments.list({ invoice: invoiceId, expand: ['data.payment.payment_intent'] }),
    );
    for (const { payment } of payments.data) {
      const intent = payment.payment_intent;
      if (typeof intent !== 'object' || intent === null) continue;
      const error = intent.last_payment_error;
      if (error) return error.decline_code ?? error.code ?? null;
    }
    return null;
  }

  /**
   * Of the card that is charged next: the gift's own, else its customer's. @returns null where nothing that expires is
   * charged, such as a bank account. @throws StripeFailure
   * @see https://docs.stripe.com/api/subscriptions/object#subscription_object-default_payment_method
   */
  async cardOf(subscriptionId: string): Promise<CardExpiry | null> {
    const { default_payment_method: own, customer } = await asFailure(() =>
      this.stripe.subscriptions.retrieve(subscriptionId, {
        expand: ['default_payment_method', 'customer.invoice_settings.default_payment_method'],
      }),
    );
    const theirs =
      typeof customer === 'object' && !customer.deleted ? customer.invoice_settings.default_payment_method : null;
    const method = own ?? theirs;
    const card = typeof method === 'object' ? method?.card : undefined;
    return card ? { year: card.exp_year, month: card.exp_month } : null;
  }
}

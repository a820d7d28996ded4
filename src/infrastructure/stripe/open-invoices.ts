import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { StripeFailure } from './stripe-failure';

/** What became of a payment that was owed. */
export type PaymentOutcome = 'paid' | 'declined' | 'nothing-owed';

/** Takes what a recurring gift owes, once its donor has given another card. */
@Injectable()
export class StripeOpenInvoices {
  constructor(private readonly stripe: Stripe) {}

  /**
   * An invoice is paid once, however often this is asked: what is paid is refused by Stripe, and looked at. Only what is
   * still owed is taken, and only the newest: what stayed unpaid longer ago is not asked of somebody who comes back.
   * @throws StripeFailure
   */
  async pay(subscriptionId: string, paymentMethodId: string, key: string): Promise<PaymentOutcome> {
    const invoice = await this.newestOpen(subscriptionId);
    if (invoice === undefined) return 'nothing-owed';
    try {
      const { status } = await asFailure(() =>
        this.stripe.invoices.pay(invoice, { payment_method: paymentMethodId }, { idempotencyKey: key }),
      );
      return status === 'paid' ? 'paid' : 'declined';
    } catch (error) {
      if (!(error instanceof StripeFailure) || error.kind !== 'refused') throw error;
      const { status } = await asFailure(() => this.stripe.invoices.retrieve(invoice));
      return status === 'paid' ? 'paid' : 'declined';
    }
  }

  private async newestOpen(subscription: string): Promise<string | undefined> {
    const { data } = await asFailure(() => this.stripe.invoices.list({ subscription, status: 'open', limit: 1 }));
    return data[0]?.id;
  }
}

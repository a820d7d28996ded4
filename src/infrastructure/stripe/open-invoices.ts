import { Injectable } from '@nestjs/common';
import Stripe from 'stripe';
import { asFailure } from './as-failure';
import { WITH_BILL } from './being-billed';
import { StripeFailure } from './stripe-failure';

/** What became of a payment that was owed. `under-way`: a bank debit says for days neither yes nor no. */
export type PaymentOutcome = 'paid' | 'under-way' | 'declined' | 'nothing-owed';

/** Takes what a recurring gift owes, once its donor has given another card or account. */
@Injectable()
export class StripeOpenInvoices {
  constructor(private readonly stripe: Stripe) {}

  /**
   * An invoice is paid once, however often this is asked: what is paid is refused by Stripe, and looked at, and what is on
   * its way is left alone. Only the newest invoice is taken, and only of a gift that fails for it: what stayed unpaid
   * longer ago is not asked of somebody who has paid since, or comes back. @throws StripeFailure
   */
  async pay(subscriptionId: string, paymentMethodId: string, key: string): Promise<PaymentOutcome> {
    const invoice = await this.owed(subscriptionId);
    if (invoice === undefined) return 'nothing-owed';
    if (await this.isUnderWay(invoice)) return 'under-way';
    try {
      const request = { payment_method: paymentMethodId };
      await asFailure(() => this.stripe.invoices.pay(invoice, request, { idempotencyKey: key }));
    } catch (error) {
      if (!(error instanceof StripeFailure) || error.kind !== 'refused') throw error;
    }
    return this.outcomeOf(invoice);
  }

  private async owed(subscriptionId: string): Promise<string | undefined> {
    const { status, latest_invoice: newest } = await asFailure(() =>
      this.stripe.subscriptions.retrieve(subscriptionId, WITH_BILL),
    );
    if (newest === null || typeof newest === 'string' || !FAILING.includes(status)) return undefined;
    const bill = newest.total === 0 ? await this.newestOverMoney(subscriptionId) : newest;
    // Of one that is no longer asked for, Stripe draws up drafts alone.
    const isOwed = bill?.status === 'open' || (bill?.status === 'draft' && status === 'unpaid');
    return isOwed ? bill?.id : undefined;
  }

  /** A payment that is moved draws up a bill over nothing: what a debit owes that came back later stands before it. */
  private async newestOverMoney(subscription: string): Promise<Stripe.Invoice | undefined> {
    const { data } = await asFailure(() => this.stripe.invoices.list({ subscription, limit: 10 }));
    return data.find(({ total }) => total > 0);
  }

  private async outcomeOf(invoice: string): Promise<PaymentOutcome> {
    const { status } = await asFailure(() => this.stripe.invoices.retrieve(invoice));
    if (status === 'paid') return 'paid';
    return (await this.isUnderWay(invoice)) ? 'under-way' : 'declined';
  }

  private async isUnderWay(invoice: string): Promise<boolean> {
    const { data } = await asFailure(() =>
      this.stripe.invoicePayments.list({ invoice, expand: ['data.payment.payment_intent'] }),
    );
    return data.some(
      ({ payment: { payment_intent: intent } }) => typeof intent === 'object' && intent.status === 'processing',
    );
  }
}

const FAILING: readonly string[] = ['past_due', 'unpaid', 'incomplete'];

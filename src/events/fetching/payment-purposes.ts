import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Json } from '../../infrastructure/stripe/events/projection';
import { readInvoice } from '../../infrastructure/stripe/facts/invoice-fact';
import { readInvoicePayment } from '../../infrastructure/stripe/facts/invoice-payment-fact';
import { STRIPE_API_VERSION } from '../../infrastructure/stripe/stripe-client';
import { StripeObjects, type FetchedObject } from '../../infrastructure/stripe/stripe-objects';
import { versionAdapter } from '../../infrastructure/stripe/versions/versions';

/**
 * Asks what a recurring payment is for. Since 2025-03-31.basil neither it nor its charge names an invoice: the way is
 * its invoice payment, then the invoice, then the subscription. Of the last two, only what we do not know is asked for.
 */
@Injectable()
export class PaymentPurposes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly objects: StripeObjects,
  ) {}

  /** One to three answers, as each comes; an empty list where Stripe knows of no invoice. @throws StripeFailure */
  async *ask(paymentIntentId: string): AsyncGenerator<FetchedObject> {
    const payments = await this.objects.invoicePaymentsOf(paymentIntentId);
    yield payments;
    for (const invoiceId of invoicesNamedBy(payments)) yield* this.askForInvoice(invoiceId);
  }

  private async *askForInvoice(invoiceId: string): AsyncGenerator<FetchedObject> {
    const known = await this.subscriptionOf(invoiceId);
    if (known !== null) return yield* this.askForSubscription(known);
    const invoice = await this.objects.retrieve('invoice', invoiceId);
    yield invoice;
    const { subscriptionId } = readInvoice(invoice.projection, versionAdapter(STRIPE_API_VERSION));
    if (subscriptionId !== null) yield* this.askForSubscription(subscriptionId);
  }

  private async *askForSubscription(subscriptionId: string): AsyncGenerator<FetchedObject> {
    const known: unknown[] = await this.dataSource.query('select 1 from subscriptions where stripe_id = $1', [
      subscriptionId,
    ]);
    if (known.length === 0) yield await this.objects.retrieve('subscription', subscriptionId);
  }

  private async subscriptionOf(invoiceId: string): Promise<string | null> {
    const [row]: { subscription_id: string | null }[] = await this.dataSource.query(
      'select subscription_id from invoices where stripe_id = $1',
      [invoiceId],
    );
    return row?.subscription_id ?? null;
  }
}

function invoicesNamedBy({ projection }: FetchedObject): string[] {
  const payments = (projection['data'] as { [name: string]: Json }[]).map(readInvoicePayment);
  return [...new Set(payments.map(({ invoiceId }) => invoiceId))];
}

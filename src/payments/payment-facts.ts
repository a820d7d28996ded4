import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ChargeFact } from '../infrastructure/stripe/facts/charge-fact';
import type { InvoiceFact } from '../infrastructure/stripe/facts/invoice-fact';
import type { InvoicePaymentFact } from '../infrastructure/stripe/facts/invoice-payment-fact';
import type { PaymentIntentFact } from '../infrastructure/stripe/facts/payment-intent-fact';
import { Charge } from './charges/charge.entity';
import { joinCharges } from './charges/join-charges';
import { InvoicePayment } from './invoices/invoice-payment.entity';
import { Invoice } from './invoices/invoice.entity';
import { joinInvoicePayments } from './invoices/join-invoice-payments';
import { joinInvoices } from './invoices/join-invoices';
import { mergeFact } from './merge-fact';
import { joinPaymentIntents } from './payment-intents/join-payment-intents';
import { PaymentIntent } from './payment-intents/payment-intent.entity';
import { stateOfPaymentIntent } from './payment-intents/payment-intent-state';
import { StandingService } from './standing/standing.service';

/** Takes in what Stripe did, one object at a time, and brings the contributions it bears on up to date. */
@Injectable()
export class PaymentFacts {
  constructor(private readonly standing: StandingService) {}

  async takeCharge(manager: EntityManager, fact: ChargeFact): Promise<void> {
    await mergeFact(manager, Charge, { ...fact }, joinCharges);
    if (fact.paymentIntentId !== null)
      await this.standing.refreshLinked(manager, { paymentIntentId: fact.paymentIntentId });
  }

  async takePaymentIntent(manager: EntityManager, fact: PaymentIntentFact): Promise<void> {
    const { stripeId, contributionId, amountMinor, currency } = fact;
    const row = { stripeId, contributionId, amountMinor, currency, state: stateOfPaymentIntent(fact) };
    await mergeFact(manager, PaymentIntent, row, joinPaymentIntents);
    await this.standing.refreshLinked(manager, { paymentIntentId: stripeId });
  }

  async takeInvoice(manager: EntityManager, fact: InvoiceFact): Promise<void> {
    // A draft's total may still change; from then on it is fixed.
    const row = { ...fact, totalMinor: fact.status === 'draft' ? null : fact.totalMinor };
    await mergeFact(manager, Invoice, row, joinInvoices);
    await this.standing.refreshLinked(manager, { invoiceId: fact.stripeId });
  }

  async takeInvoicePayment(manager: EntityManager, fact: InvoicePaymentFact): Promise<void> {
    await mergeFact(manager, InvoicePayment, { ...fact }, joinInvoicePayments);
    await this.standing.refreshLinked(manager, { invoiceId: fact.invoiceId });
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { InvoiceFact } from '../../infrastructure/stripe/facts/invoice-fact';
import type { InvoicePaymentFact } from '../../infrastructure/stripe/facts/invoice-payment-fact';
import { mergeFacts } from '../merge-fact';
import { InvoicePayment } from './invoice-payment.entity';
import { Invoice } from './invoice.entity';
import { joinInvoicePayments } from './join-invoice-payments';
import { joinInvoices } from './join-invoices';

/** Invoices of which something that a gift may hang on has become known. */
export interface MergedInvoices {
  readonly newlyLinked: readonly string[];
}

/** What Stripe says of the periods of recurring gifts, and of what paid them. */
@Injectable()
export class InvoiceFacts {
  async merge(
    manager: EntityManager,
    invoices: readonly InvoiceFact[],
    payments: readonly InvoicePaymentFact[],
  ): Promise<MergedInvoices> {
    const changed = await mergeFacts(manager, Invoice, invoices.map(rowOf), joinInvoices);
    const rows = [...payments, ...invoices.flatMap(paymentNamedBy)].map((payment) => ({ ...payment }));
    const paid = await mergeFacts(manager, InvoicePayment, rows, joinInvoicePayments);
    return {
      newlyLinked: [
        ...changed
          .filter(({ before, now }) => before?.subscriptionId !== now.subscriptionId)
          .map(({ now }) => now.stripeId),
        ...paid
          .filter(({ before, now }) => before?.paymentIntentId !== now.paymentIntentId)
          .map(({ now }) => now.invoiceId),
      ],
    };
  }
}

/** A draft's total may still change; from then on it is fixed. */
function rowOf({ paymentIntentId: _told, ...fact }: InvoiceFact): Invoice {
  return { ...fact, totalMinor: fact.status === 'draft' ? null : fact.totalMinor };
}

/** Before 2025-03-31.basil there were no invoice payments: the invoice itself named what was to pay it. */
function paymentNamedBy(invoice: InvoiceFact): InvoicePaymentFact[] {
  if (invoice.paymentIntentId === null) return [];
  return [
    {
      stripeId: `before-basil:${invoice.stripeId}:${invoice.paymentIntentId}`,
      invoiceId: invoice.stripeId,
      status: invoice.status === 'paid' ? 'paid' : 'open',
      paymentIntentId: invoice.paymentIntentId,
      chargeId: null,
      currency: invoice.currency,
      amountPaidMinor: null,
    },
  ];
}

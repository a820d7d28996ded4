import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';

export const INVOICE_PAYMENT_STATUSES = ['open', 'canceled', 'paid'] as const;

/** Since 2025-03-31.basil the only link between an invoice and what paid it. */
export interface InvoicePaymentFact {
  readonly stripeId: string;
  readonly invoiceId: string;
  readonly status: (typeof INVOICE_PAYMENT_STATUSES)[number];
  readonly paymentIntentId: string | null;
  readonly chargeId: string | null;
  readonly currency: string;
  readonly amountPaidMinor: bigint | null;
}

/** @throws UnreadableObject */
export function readInvoicePayment(object: { [name: string]: Json }): InvoicePaymentFact {
  const reader = new FieldReader(object, 'invoice_payment');
  const payment = reader.inner('payment') ?? reader.fail('payment', 'is missing');
  return {
    stripeId: reader.text('id'),
    invoiceId: reader.text('invoice'),
    status: reader.oneOf('status', INVOICE_PAYMENT_STATUSES),
    paymentIntentId: payment.textIfPresent('payment_intent'),
    chargeId: payment.textIfPresent('charge'),
    currency: reader.currency('currency'),
    amountPaidMinor: reader.optionalAmountMinor('amount_paid'),
  };
}

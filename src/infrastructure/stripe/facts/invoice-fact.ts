import type { Json } from '../events/projection';
import type { VersionAdapter } from '../versions/version-adapter';
import { FieldReader } from './field-reader';

export const INVOICE_STATUSES = ['draft', 'open', 'uncollectible', 'paid', 'void'] as const;

export interface InvoiceFact {
  readonly stripeId: string;
  readonly subscriptionId: string | null;
  readonly status: (typeof INVOICE_STATUSES)[number];
  readonly totalMinor: bigint;
  readonly currency: string;
  readonly billingReason: string | null;
  readonly attemptCount: number;
  /** When Stripe tries again, as it said with that attempt. */
  readonly nextPaymentAttempt: Date | null;
  /** Named by the invoice itself only before 2025-03-31.basil; since then an invoice payment tells. */
  readonly paymentIntentId: string | null;
  readonly created: Date;
}

/** @throws UnreadableObject */
export function readInvoice(object: { [name: string]: Json }, version: VersionAdapter): InvoiceFact {
  const reader = new FieldReader(object, 'invoice');
  return {
    stripeId: reader.text('id'),
    subscriptionId: version.subscriptionOfInvoice(reader),
    status: reader.oneOf('status', INVOICE_STATUSES),
    totalMinor: reader.amountMinor('total'),
    currency: reader.currency('currency'),
    billingReason: reader.optionalText('billing_reason'),
    attemptCount: reader.wholeNumber('attempt_count'),
    nextPaymentAttempt: reader.optionalInstant('next_payment_attempt'),
    paymentIntentId: version.paymentIntentOfInvoice(reader),
    created: reader.instant('created'),
  };
}

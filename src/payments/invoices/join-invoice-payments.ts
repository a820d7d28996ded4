import {
  INVOICE_PAYMENT_STATUSES,
  type InvoicePaymentFact,
} from '../../infrastructure/stripe/facts/invoice-payment-fact';
import { fixed, later, onceKnown } from '../merge-fact';

/** Two views of one invoice payment. */
export function joinInvoicePayments(known: InvoicePaymentFact, incoming: InvoicePaymentFact): InvoicePaymentFact {
  return {
    stripeId: known.stripeId,
    invoiceId: fixed('invoice_payment.invoice', known.invoiceId, incoming.invoiceId),
    status: later(INVOICE_PAYMENT_STATUSES, known.status, incoming.status),
    paymentIntentId: onceKnown('invoice_payment.payment_intent', known.paymentIntentId, incoming.paymentIntentId),
    chargeId: onceKnown('invoice_payment.charge', known.chargeId, incoming.chargeId),
    currency: fixed('invoice_payment.currency', known.currency, incoming.currency),
    amountPaidMinor: onceKnown('invoice_payment.amount_paid', known.amountPaidMinor, incoming.amountPaidMinor),
  };
}

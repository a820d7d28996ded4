import { INVOICE_STATUSES } from '../../infrastructure/stripe/facts/invoice-fact';
import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { fixed, later, onceKnown } from '../merge-fact';
import type { Invoice } from './invoice.entity';

/** Two views of one invoice. @throws UnreadableObject when it is said to be both paid and void */
export function joinInvoices(known: Invoice, incoming: Invoice): Invoice {
  const both = new Set([known.status, incoming.status]);
  if (both.has('paid') && both.has('void')) throw new UnreadableObject('invoice was both paid and void');
  return {
    stripeId: known.stripeId,
    subscriptionId: onceKnown('invoice.subscription', known.subscriptionId, incoming.subscriptionId),
    status: later(INVOICE_STATUSES, known.status, incoming.status),
    totalMinor: onceKnown('invoice.total', known.totalMinor, incoming.totalMinor),
    currency: fixed('invoice.currency', known.currency, incoming.currency),
    billingReason: onceKnown('invoice.billing_reason', known.billingReason, incoming.billingReason),
    created: known.created,
  };
}

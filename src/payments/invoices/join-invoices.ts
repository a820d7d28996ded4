import { INVOICE_STATUSES } from '../../infrastructure/stripe/facts/invoice-fact';
import { UnreadableObject } from '../../infrastructure/stripe/facts/unreadable-object';
import { fixed, larger, later, onceKnown } from '../merge-fact';
import type { Invoice } from './invoice.entity';

/** Two views of one invoice. @throws UnreadableObject when it is said to be both paid and void */
export function joinInvoices(known: Invoice, incoming: Invoice): Invoice {
  const both = new Set([known.status, incoming.status]);
  if (both.has('paid') && both.has('void')) throw new UnreadableObject('invoice was both paid and void');
  const status = later(INVOICE_STATUSES, known.status, incoming.status);
  return {
    stripeId: known.stripeId,
    subscriptionId: onceKnown('invoice.subscription', known.subscriptionId, incoming.subscriptionId),
    status,
    totalMinor: onceKnown('invoice.total', known.totalMinor, incoming.totalMinor),
    currency: fixed('invoice.currency', known.currency, incoming.currency),
    billingReason: onceKnown('invoice.billing_reason', known.billingReason, incoming.billingReason),
    ...newerAttempt(known, incoming),
    // Of what is closed, Stripe tries nothing again, whatever it had planned.
    ...(CLOSED.includes(status) ? { nextPaymentAttempt: null } : {}),
    created: known.created,
  };
}

const CLOSED: readonly string[] = ['uncollectible', 'paid', 'void'];

type Attempt = Pick<Invoice, 'attemptCount' | 'nextPaymentAttempt'>;

/** The highest attempt is the newest; of two views of one attempt, the later date. */
function newerAttempt(known: Attempt, incoming: Attempt): Attempt {
  const { attemptCount, nextPaymentAttempt } = larger(
    known,
    incoming,
    (attempt) => attempt.attemptCount * 1e13 + (attempt.nextPaymentAttempt?.getTime() ?? 0) / 1000,
  );
  return { attemptCount, nextPaymentAttempt };
}

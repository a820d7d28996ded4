import type { Account } from '../../account/account';
import { randomText } from '../../account/object-ids';
import type { Customer, Invoice, PaymentIntent } from '../../account/wire';
import { newInvoicePayment, payInvoicePayment } from '../invoice-payments/invoice-payment';

/** The draft becomes a bill: it gets its number and the payment that is to settle it. */
export function finalizeInvoice(account: Account, draft: Invoice, intent: PaymentIntent | undefined): Invoice {
  const now = account.clock.now();
  const page = `${account.pagesUrl}/invoices/${randomText(32)}`;
  const open = account.store.put('invoices', {
    ...draft,
    automatically_finalizes_at: null,
    effective_at: now,
    ending_balance: 0,
    hosted_invoice_url: page,
    invoice_pdf: `${page}/pdf`,
    number: nextNumber(account, draft.customer ?? ''),
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: now },
  });
  if (intent) newInvoicePayment(account, open, intent);
  account.events.emit('invoice.finalized', open);
  return open;
}

/** The payment came through. */
export function markPaid(account: Account, invoice: Invoice): Invoice {
  const now = account.clock.now();
  const paid = keep(account, {
    ...invoice,
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    attempt_count: Math.max(invoice.attempt_count, 1),
    attempted: true,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...invoice.status_transitions, paid_at: now },
  });
  payInvoicePayment(account, invoice.id);
  account.events.emit('invoice.paid', paid);
  account.events.emit('invoice.payment_succeeded', paid);
  return paid;
}

/** An attempt was made and its outcome is not known yet, as with a bank debit. @param nextAttempt as in `markFailed` */
export function markAttempted(account: Account, invoice: Invoice, nextAttempt: number | null): Invoice {
  const attempt_count = Math.max(invoice.attempt_count, 1);
  return keep(account, { ...invoice, attempt_count, attempted: true, next_payment_attempt: nextAttempt });
}

/** An attempt came to nothing. @param nextAttempt when the next one is made; null where there will be none */
export function markFailed(account: Account, invoice: Invoice, nextAttempt: number | null): Invoice {
  const failed = keep(account, {
    ...invoice,
    attempt_count: Math.max(invoice.attempt_count, 1),
    attempted: true,
    auto_advance: nextAttempt !== null,
    next_payment_attempt: nextAttempt,
  });
  account.events.emit('invoice.payment_failed', failed);
  return failed;
}

/** Nobody expects the money any more; it may still come. */
export function markUncollectible(account: Account, invoice: Invoice): Invoice {
  return close(account, invoice, 'uncollectible', 'marked_uncollectible_at', 'invoice.marked_uncollectible');
}

/** The bill was a mistake, or shall not be collected. */
export function voidInvoice(account: Account, invoice: Invoice): Invoice {
  return close(account, invoice, 'void', 'voided_at', 'invoice.voided');
}

function close(
  account: Account,
  invoice: Invoice,
  status: 'uncollectible' | 'void',
  stamp: 'marked_uncollectible_at' | 'voided_at',
  event: string,
): Invoice {
  const closed = keep(account, {
    ...invoice,
    auto_advance: false,
    next_payment_attempt: null,
    status,
    status_transitions: { ...invoice.status_transitions, [stamp]: account.clock.now() },
  });
  account.events.emit(event, closed);
  return closed;
}

/** Stored, and told as an update: at Stripe all but the first invoice of a subscription were seen to be. */
function keep(account: Account, after: Invoice): Invoice {
  const before = account.store.get('invoices', after.id);
  account.store.put('invoices', after);
  if (before && after.billing_reason !== 'subscription_create') account.events.emit('invoice.updated', after, before);
  return after;
}

/** `PREFIX-0001`: numbers are counted per customer. */
function nextNumber(account: Account, customerId: string): string {
  const customer = account.store.get('customers', customerId) as Customer;
  const sequence = customer.next_invoice_sequence ?? 1;
  account.store.put('customers', { ...customer, next_invoice_sequence: sequence + 1 });
  return `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`;
}

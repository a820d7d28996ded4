import type { Account } from '../../account/account';
import { randomText } from '../../account/object-ids';
import type { Customer, Invoice, PaymentIntent } from '../../account/wire';
import { newInvoicePayment, payInvoicePayment } from '../invoice-payments/invoice-payment';

/** Three days: the first of Stripe's retries of a failed renewal. */
const RETRY_SECONDS = 3 * 86_400;

/** The draft becomes a bill: it gets its number and the payment that is to settle it. */
export function finalizeInvoice(account: Account, draft: Invoice, intent: PaymentIntent | undefined): Invoice {
  const now = account.clock.now();
  const page = `${account.pagesUrl}/invoices/${randomText(32)}`;
  const open = account.store.put('invoices', {
    ...draft,
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
  const paid = account.store.put('invoices', {
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

/** An attempt was made and its outcome is not known yet, as with a bank debit. */
export function markAttempted(account: Account, invoice: Invoice): Invoice {
  return account.store.put('invoices', { ...invoice, attempt_count: invoice.attempt_count + 1, attempted: true });
}

/** An attempt came to nothing. The bill stays open and will be tried again. */
export function markFailed(account: Account, invoice: Invoice): Invoice {
  const failed = account.store.put('invoices', {
    ...invoice,
    attempt_count: Math.max(invoice.attempt_count, 1),
    attempted: true,
    next_payment_attempt: invoice.parent ? account.clock.now() + RETRY_SECONDS : null,
  });
  account.events.emit('invoice.payment_failed', failed);
  return failed;
}

/** `PREFIX-0001`: numbers are counted per customer. */
function nextNumber(account: Account, customerId: string): string {
  const customer = account.store.get('customers', customerId) as Customer;
  const sequence = customer.next_invoice_sequence ?? 1;
  account.store.put('customers', { ...customer, next_invoice_sequence: sequence + 1 });
  return `${customer.invoice_prefix}-${String(sequence).padStart(4, '0')}`;
}

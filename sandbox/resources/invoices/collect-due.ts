import type { Account } from '../../account/account';
import type { Invoice, PaymentMethod } from '../../account/wire';
import { methodOf } from '../subscriptions/method';
import { billDraft } from './bill-draft';
import { collectInvoice } from './collect';
import { invoiceFailed, subscriptionOf } from './consequences';
import { finalizeInvoice, markUncollectible, voidInvoice } from './lifecycle';

/** The diary's `finalize_invoice`: an hour after it was drawn up the draft becomes a bill, and is collected. */
export function finalizeDueInvoice(account: Account, id: string): void {
  const draft = account.store.get('invoices', id);
  if (draft?.status !== 'draft' || !draft.auto_advance) return;
  const subscription = subscriptionOf(account, draft);
  if (subscription?.status === 'canceled') return leaveAlone(account, draft);
  switch (subscription?.pause_collection?.behavior) {
    case 'keep_as_draft':
      return leaveAlone(account, draft);
    case 'mark_uncollectible':
      return void markUncollectible(account, finalizeInvoice(account, draft, undefined));
    case 'void':
      return void voidInvoice(account, finalizeInvoice(account, draft, undefined));
  }
  const open = billDraft(account, draft);
  if (open.status === 'open') collectDue(account, open);
}

/** The diary's `retry_invoice`: a bill that could not be collected is tried again. */
export function retryInvoice(account: Account, id: string): void {
  const invoice = account.store.get('invoices', id);
  const due = invoice?.next_payment_attempt ?? Infinity;
  if (invoice?.status !== 'open' || due > account.clock.now()) return;
  if (subscriptionOf(account, invoice)?.status === 'canceled') return leaveAlone(account, invoice);
  collectDue(account, invoice);
}

/** What an invoice is charged by where nobody names it. */
export function methodFor(account: Account, invoice: Invoice): PaymentMethod | undefined {
  const subscription = subscriptionOf(account, invoice);
  const ofSubscription = subscription && methodOf(account, subscription);
  if (ofSubscription && !invoice.default_payment_method) return ofSubscription;
  const customer = account.store.get('customers', invoice.customer ?? '');
  const id = invoice.default_payment_method ?? customer?.invoice_settings.default_payment_method;
  return account.store.get('payment_methods', String(id ?? ''));
}

function collectDue(account: Account, invoice: Invoice): void {
  const method = methodFor(account, invoice);
  if (method) collectInvoice(account, invoice, method, { isScheduled: true });
  else invoiceFailed(account, { ...invoice, attempt_count: invoice.attempt_count + 1 });
}

/** Of a subscription that is over, or rests, nothing is collected by itself. */
function leaveAlone(account: Account, invoice: Invoice): void {
  const left = { ...invoice, auto_advance: false, automatically_finalizes_at: null, next_payment_attempt: null };
  account.events.emit('invoice.updated', account.store.put('invoices', left), invoice);
}

import type { Account } from '../../account/account';
import type { Invoice, Subscription } from '../../account/wire';
import { endDunning, fallBehind, restoreStanding } from '../subscriptions/standing';
import { markAttempted, markFailed, markPaid, markUncollectible, voidInvoice } from './lifecycle';

const DAY_SECONDS = 86_400;

/** The bill is paid: a subscription that waited for it is in good standing again. */
export function invoicePaid(account: Account, invoice: Invoice): Invoice {
  const paid = markPaid(account, invoice);
  const subscription = subscriptionOf(account, paid);
  if (subscription) restoreStanding(account, subscription, paid.id);
  return paid;
}

/** The bill could not be collected: it is tried again by the account's schedule, and after the last time dunning ends. */
export function invoiceFailed(account: Account, invoice: Invoice): Invoice {
  const subscription = subscriptionOf(account, invoice);
  const next = nextAttempt(account, invoice, subscription);
  const failed = markFailed(account, invoice, next);
  if (subscription) dun(account, failed, subscription);
  return failed;
}

/**
 * The bank sent its debit back, days after the subscription began. Of a first bill that is the end, and the subscription
 * goes on.
 * @see https://docs.stripe.com/billing/subscriptions/overview
 */
export function debitReturned(account: Account, invoice: Invoice): Invoice {
  const isFirst = invoice.billing_reason === 'subscription_create';
  if (!isFirst || account.settings.returnedFirstDebit === 'bill_open') return invoiceFailed(account, invoice);
  return voidInvoice(account, markFailed(account, invoice, null));
}

/** The bank wants to hear from the payer first. Until then the bill is overdue like any other. */
export function invoiceWaitsForPayer(account: Account, invoice: Invoice): void {
  const subscription = subscriptionOf(account, invoice);
  const attempted = markAttempted(account, invoice, nextAttempt(account, invoice, subscription));
  account.events.emit('invoice.payment_action_required', attempted);
  if (subscription) dun(account, attempted, subscription);
}

/** The subscription an invoice is for; only its parent names it. */
export function subscriptionOf(account: Account, { parent }: Invoice): Subscription | undefined {
  return account.store.get('subscriptions', String(parent?.subscription_details?.subscription ?? ''));
}

const RETRIED = ['active', 'past_due', 'trialing', 'unpaid'];

/** Nothing is retried for a subscription that has not begun or is over; a try in between leaves the next where it was. */
function nextAttempt(account: Account, invoice: Invoice, subscription: Subscription | undefined) {
  if (!subscription || !RETRIED.includes(subscription.status)) return null;
  const now = account.clock.now();
  const planned = invoice.next_payment_attempt;
  if (planned !== null && planned > now) return planned;
  const days = account.settings.retryAfterDays[Math.max(invoice.attempt_count, 1) - 1];
  return days === undefined ? null : now + days * DAY_SECONDS;
}

function dun(account: Account, invoice: Invoice, subscription: Subscription): void {
  const overdue = fallBehind(account, subscription);
  const next = invoice.next_payment_attempt;
  if (next !== null) account.agenda.schedule('retry_invoice', invoice.id, next * 1000);
  else if (overdue.status === 'past_due') giveUp(account, invoice, overdue);
}

function giveUp(account: Account, invoice: Invoice, subscription: Subscription): void {
  if (account.settings.dunning.invoice === 'uncollectible') markUncollectible(account, invoice);
  endDunning(account, subscription);
}

import type { Account } from '../../account/account';
import type { Customer, InvoiceLineItem, Subscription } from '../../account/wire';
import { billDraft } from '../invoices/bill-draft';
import { newInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import { billOf, firstBill } from './first-period';
import { planPeriod } from './plan-period';
import { changeSubscription } from './subscription';
import { onTrial } from './trial-period';

/** A new subscription that is free at first: its first invoice is over nothing, and paid. */
export function startTrial(
  account: Account,
  customer: Customer,
  subscription: Subscription,
  trialEnd: number,
): Subscription {
  const trialing = { ...subscription, ...onTrial(account, subscription, trialEnd) };
  const draft = newInvoice(account, customer, freeLines(account, trialing), firstBill(trialing));
  const begun = account.store.put('subscriptions', { ...trialing, latest_invoice: draft.id });
  account.events.emit('customer.subscription.created', begun);
  billDraft(account, draft);
  planPeriod(account, begun);
  return begun;
}

/**
 * A running subscription that is free from now on, until its next payment: that, too, is billed over nothing at once.
 * @see https://docs.stripe.com/billing/subscriptions/trials/free-trials
 */
export function moveOntoTrial(account: Account, before: Subscription, after: Subscription): Subscription {
  const customer = account.store.get('customers', before.customer);
  if (!customer) throw new Error(`The subscription ${before.id} has lost its customer`);
  const draft = newInvoice(account, customer, freeLines(account, after), billOf(after, 'subscription_update'));
  const moved = changeSubscription(account, before, { ...after, latest_invoice: draft.id });
  billDraft(account, draft);
  planPeriod(account, moved);
  return account.store.get('subscriptions', moved.id) ?? moved;
}

function freeLines(account: Account, subscription: Subscription): InvoiceLineItem[] {
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  return subscriptionLines(subscription, names).map((line) => ({
    ...line,
    amount: 0,
    description: `Trial period for ${line.description?.replace(/^\d+ × | \(at .*$/g, '')}`,
    subtotal: 0,
  }));
}

import type { Account } from '../../account/account';
import type { Customer, Subscription } from '../../account/wire';
import { billDraft } from '../invoices/bill-draft';
import { newInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import { firstBill } from './first-period';
import { planPeriod } from './plan-period';
import { onTrial } from './trial-period';

/** A new subscription that is free at first: its first invoice is over nothing, and paid. */
export function startTrial(
  account: Account,
  customer: Customer,
  subscription: Subscription,
  trialEnd: number,
): Subscription {
  const trialing = { ...subscription, ...onTrial(account, subscription, trialEnd) };
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  const free = subscriptionLines(trialing, names).map((line) => ({
    ...line,
    amount: 0,
    description: `Trial period for ${line.description?.replace(/^\d+ × | \(at .*$/g, '')}`,
    subtotal: 0,
  }));
  const draft = newInvoice(account, customer, free, firstBill(trialing));
  const begun = account.store.put('subscriptions', { ...trialing, latest_invoice: draft.id });
  account.events.emit('customer.subscription.created', begun);
  billDraft(account, draft);
  planPeriod(account, begun);
  return begun;
}

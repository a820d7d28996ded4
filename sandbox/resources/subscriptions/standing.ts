import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { endSubscription } from './cancel';
import { pauseSubscription } from './pause';
import { changeSubscription } from './subscription';

/** A bill of a running subscription is overdue. */
export function fallBehind(account: Account, subscription: Subscription): Subscription {
  if (!['active', 'trialing'].includes(subscription.status)) return subscription;
  return changeSubscription(account, subscription, { status: 'past_due' });
}

const BEHIND = ['incomplete', 'past_due', 'unpaid'];

/** Its newest bill was paid; older ones may stay open. One over nothing, as a moved payment draws it up, settles none. */
export function restoreStanding(account: Account, subscription: Subscription, invoice: string): void {
  if (!BEHIND.includes(subscription.status) || newestBill(account, subscription) !== invoice) return;
  changeSubscription(account, subscription, { status: 'active' });
}

function newestBill(account: Account, { id, customer, latest_invoice }: Subscription): string | undefined {
  if (account.store.get('invoices', String(latest_invoice))?.total !== 0) return String(latest_invoice);
  const bills = account.store.all('invoices').where('customer', customer);
  return bills.filter((bill) => bill.total > 0 && bill.parent?.subscription_details?.subscription === id).at(-1)?.id;
}

/** The last attempt has failed: what happens then is a setting of the account. */
export function endDunning(account: Account, subscription: Subscription): void {
  switch (account.settings.dunning.subscription) {
    case 'canceled':
      endSubscription(account, subscription, 'payment_failed');
      break;
    case 'unpaid':
      changeSubscription(account, subscription, { status: 'unpaid' });
      break;
    case 'paused':
      pauseSubscription(account, subscription);
      break;
    case 'past_due':
      break;
  }
}

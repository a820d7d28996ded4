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

/** Its newest bill was paid; older ones may stay open. */
export function restoreStanding(account: Account, subscription: Subscription, invoice: string): void {
  if (!BEHIND.includes(subscription.status) || subscription.latest_invoice !== invoice) return;
  changeSubscription(account, subscription, { status: 'active' });
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

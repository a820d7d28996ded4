import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { endSubscription } from './cancel';
import { methodOf } from './method';
import { pauseSubscription } from './pause';

/** The diary's `announce_trial_end`: three days ahead. */
export function announceTrialEnd(account: Account, id: string): void {
  const subscription = account.store.get('subscriptions', id);
  if (subscription?.status === 'trialing') account.events.emit('customer.subscription.trial_will_end', subscription);
}

/** A trial that ends without a payment method: paused or over, where its settings say so. */
export function refuseTrialWithoutMethod(account: Account, subscription: Subscription): boolean {
  const otherwise = subscription.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice';
  if (subscription.status !== 'trialing' || otherwise === 'create_invoice') return false;
  if (methodOf(account, subscription)) return false;
  if (otherwise === 'cancel') endSubscription(account, subscription);
  else pauseSubscription(account, subscription);
  return true;
}

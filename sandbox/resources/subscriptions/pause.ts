import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { changeSubscription } from './subscription';

/** Nothing is billed until it is resumed. Not to be confused with `pause_collection`, which leaves the status alone. */
export function pauseSubscription(account: Account, subscription: Subscription): Subscription {
  const paused = changeSubscription(account, subscription, { status: 'paused' });
  account.events.emit('customer.subscription.paused', paused);
  return paused;
}

import type { Account } from '../../account/account';
import type { Subscription, SubscriptionItem } from '../../account/wire';
import type { Interval } from '../prices/price';
import { enterDuePhase } from '../subscription-schedules/enter-phase';
import { beginPeriod, RENEWED } from './begin-period';
import { periodEndAfter } from './billing-period';
import { endWhenPlanned } from './cancel';
import { refuseTrialWithoutMethod } from './trial';

/** The diary's `renew_subscription`: a period is over, the next one begins, and its bill is drawn up. */
export function renewSubscription(account: Account, id: string): void {
  if (endWhenPlanned(account, id)) return;
  enterDuePhase(account, account.store.get('subscriptions', id)?.schedule ?? null);
  const subscription = account.store.get('subscriptions', id);
  if (!subscription || !RENEWED.includes(subscription.status) || !isOver(account, subscription)) return;
  if (refuseTrialWithoutMethod(account, subscription)) return;
  beginPeriod(account, subscription, {
    items: { ...subscription.items, data: nextPeriod(account, subscription) },
  });
}

/** The items as they will be in the next period; those whose period is not over stay. */
export function nextPeriod(
  account: Account,
  subscription: Subscription,
  now = account.clock.now(),
): SubscriptionItem[] {
  return subscription.items.data.map((item) => {
    const start = item.current_period_end;
    if (start > now || !item.price.recurring) return item;
    const { interval, interval_count } = item.price.recurring;
    const end = periodEndAfter(start, subscription.billing_cycle_anchor, interval as Interval, interval_count);
    return { ...item, current_period_start: start, current_period_end: end };
  });
}

function isOver(account: Account, { items }: Subscription): boolean {
  return items.data.some((item) => item.current_period_end <= account.clock.now());
}

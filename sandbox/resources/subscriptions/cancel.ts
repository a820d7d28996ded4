import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { invalidRequest } from '../../api/stripe-error';

/**
 * What planning the end (or taking it back) changes. By this parameter the flag is set and `cancel_at` with it; the
 * portal of a flexible subscription sets `cancel_at` alone.
 */
export function scheduleCancellation(
  account: Account,
  subscription: Subscription,
  atPeriodEnd: boolean | undefined,
): Partial<Subscription> {
  if (atPeriodEnd === undefined || atPeriodEnd === subscription.cancel_at_period_end) return {};
  refuseEnded(subscription);
  if (!atPeriodEnd) return { cancel_at: null, cancel_at_period_end: false, canceled_at: null };
  const ends = Math.max(...subscription.items.data.map((item) => item.current_period_end));
  return { cancel_at: ends, cancel_at_period_end: true, canceled_at: account.clock.now() };
}

/** Ends it now. */
export function endSubscription(account: Account, subscription: Subscription): Subscription {
  refuseEnded(subscription);
  const now = account.clock.now();
  const ended = account.store.put('subscriptions', {
    ...subscription,
    canceled_at: subscription.canceled_at ?? now,
    cancellation_details: { ...subscription.cancellation_details, reason: 'cancellation_requested' } as never,
    ended_at: now,
    status: 'canceled',
  });
  account.events.emit('customer.subscription.deleted', ended);
  return ended;
}

function refuseEnded({ id, status }: Subscription): void {
  if (status === 'canceled') throw invalidRequest(`The subscription ${id} is canceled and can not be changed.`);
}

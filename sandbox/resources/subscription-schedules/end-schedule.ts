import type { Account } from '../../account/account';
import type { SubscriptionSchedule } from '../../account/wire';
import { invalidRequest } from '../../api/stripe-error';
import { changeSubscription } from '../subscriptions/subscription';
import { changeSchedule } from './schedule';

const LIVING = ['active', 'not_started'];

/** No phase comes any more; the subscription goes on as it is. */
export function releaseSchedule(account: Account, schedule: SubscriptionSchedule): SubscriptionSchedule {
  const released = changeSchedule(account, schedule, {
    current_phase: null,
    released_at: account.clock.now(),
    released_subscription: schedule.subscription,
    status: 'released',
    subscription: null,
  });
  account.events.emit('subscription_schedule.released', released);
  const subscription = account.store.get('subscriptions', schedule.subscription ?? '');
  if (subscription) changeSubscription(account, subscription, { schedule: null });
  return released;
}

/** A schedule ends with the subscription it leads. */
export function cancelSchedule(account: Account, id: string | null): void {
  const schedule = account.store.get('subscription_schedules', id ?? '');
  if (!schedule || !LIVING.includes(schedule.status)) return;
  const canceled = account.store.put('subscription_schedules', {
    ...schedule,
    canceled_at: account.clock.now(),
    current_phase: null,
    status: 'canceled',
  });
  account.events.emit('subscription_schedule.canceled', canceled);
}

/** @throws StripeError 400 for a schedule that is over */
export function refuseOver({ status }: SubscriptionSchedule, verb: 'cancel' | 'release' | 'update'): void {
  if (LIVING.includes(status)) return;
  throw invalidRequest(`You cannot ${verb} a subscription schedule that is currently in the \`${status}\` status.`);
}

import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { invalidRequest } from '../../api/stripe-error';
import { cancelSchedule } from '../subscription-schedules/end-schedule';

const OVER: readonly string[] = ['canceled', 'incomplete_expired'];

/** `cancel_at` as it is sent: an instant, the end of a period, or null to go on. */
export type CancelAt = number | 'min_period_end' | 'max_period_end' | null;

/**
 * What planning the end (or taking it back) changes. By `cancel_at_period_end` the flag is set and `cancel_at` with it;
 * by `cancel_at`, as the portal of a flexible subscription does, that alone. Taking back the flag leaves an end that was
 * planned without it as it is.
 */
export function scheduleCancellation(
  account: Account,
  subscription: Subscription,
  { cancel_at: at, cancel_at_period_end: flag }: { cancel_at?: CancelAt; cancel_at_period_end?: boolean },
): Partial<Subscription> {
  if (at === undefined && (flag === undefined || flag === subscription.cancel_at_period_end)) return {};
  refuseEnded(subscription);
  refuseScheduled(subscription);
  if (at === null || flag === false) return goingOn(subscription);
  const ends = subscription.items.data.map((item) => item.current_period_end);
  const instant = typeof at === 'number' ? at : at === 'min_period_end' ? Math.min(...ends) : Math.max(...ends);
  if (instant <= account.clock.now())
    throw invalidRequest('`cancel_at` must be in the future.', { param: 'cancel_at' });
  account.agenda.schedule('end_subscription', subscription.id, instant * 1000);
  return {
    cancel_at: instant,
    cancel_at_period_end: flag === true,
    canceled_at: account.clock.now(),
    cancellation_details: { ...subscription.cancellation_details, reason: 'cancellation_requested' } as never,
  };
}

function goingOn({ cancellation_details }: Subscription): Partial<Subscription> {
  return {
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { ...cancellation_details, reason: null } as never,
  };
}

type EndReason = NonNullable<NonNullable<Subscription['cancellation_details']>['reason']>;

/** Ends it now. */
export function endSubscription(
  account: Account,
  subscription: Subscription,
  reason: EndReason = 'cancellation_requested',
): Subscription {
  refuseEnded(subscription);
  const now = account.clock.now();
  const ended = account.store.put('subscriptions', {
    ...subscription,
    canceled_at: subscription.canceled_at ?? now,
    cancellation_details: { ...subscription.cancellation_details, reason } as never,
    ended_at: now,
    status: 'canceled',
  });
  account.events.emit('customer.subscription.deleted', ended);
  cancelSchedule(account, ended.schedule);
  return ended;
}

/** The diary's `end_subscription`, and the first thing a renewal asks: whether the planned end has come. */
export function endWhenPlanned(account: Account, id: string): boolean {
  const subscription = account.store.get('subscriptions', id);
  if (!subscription || OVER.includes(subscription.status)) return false;
  if (subscription.cancel_at === null || subscription.cancel_at > account.clock.now()) return false;
  endSubscription(account, subscription);
  return true;
}

export function refuseEnded({ id, status }: Subscription): void {
  if (OVER.includes(status)) throw invalidRequest(`The subscription ${id} is canceled and can not be changed.`);
}

/** The end of a subscription that has a schedule is the schedule's affair: so Stripe answers, word for word. */
function refuseScheduled({ schedule }: Subscription): void {
  if (schedule === null) return;
  throw invalidRequest(
    `The subscription is managed by the subscription schedule \`${String(schedule)}\`, and updating any cancelation ` +
      'behavior directly is not allowed. Please update the schedule instead.',
  );
}

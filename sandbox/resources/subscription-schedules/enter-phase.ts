import type { Account } from '../../account/account';
import type { SchedulePhase, Subscription, SubscriptionItem, SubscriptionSchedule } from '../../account/wire';
import { mergeMetadata } from '../../api/parameters/metadata';
import type { Interval } from '../prices/price';
import { beginPeriod, RENEWED } from '../subscriptions/begin-period';
import { periodEndAfter, periodStart } from '../subscriptions/billing-period';
import { planPeriod } from '../subscriptions/plan-period';
import { changeSubscription } from '../subscriptions/subscription';
import { newSubscriptionItem } from '../subscriptions/subscription-item';
import { onTrial } from '../subscriptions/trial-period';
import { releaseSchedule } from './end-schedule';
import { changeSchedule } from './schedule';

/**
 * The diary's `enter_phase`, and the first thing a renewal asks: whether the phase under way is over. Then the next one
 * begins, or the subscription goes on without its schedule.
 */
export function enterDuePhase(account: Account, id: string | null): void {
  const schedule = account.store.get('subscription_schedules', id ?? '');
  const { current_phase: current, status } = schedule ?? {};
  if (!schedule || !current || status !== 'active' || current.end_date > account.clock.now()) return;
  const next = schedule.phases.find(({ start_date }) => start_date === current.end_date);
  if (!next) return void releaseSchedule(account, schedule);
  const { start_date, end_date } = next;
  planPhaseEnd(account, changeSchedule(account, schedule, { current_phase: { start_date, end_date } }));
  const subscription = account.store.get('subscriptions', schedule.subscription ?? '');
  if (subscription) applyPhase(account, subscription, next);
}

export function planPhaseEnd(account: Account, { id, current_phase }: SubscriptionSchedule): void {
  if (current_phase) account.agenda.schedule('enter_phase', id, current_phase.end_date * 1000);
}

/** What the subscription will be billed for from the phase on that begins then; undefined where none does. */
export function itemsFrom(account: Account, subscription: Subscription, at: number): SubscriptionItem[] | undefined {
  const schedule = account.store.get('subscription_schedules', subscription.schedule ?? '');
  const next = schedule?.phases.find(({ start_date }) => start_date === at);
  return next && periodOf(account, subscription, next, at).items;
}

function applyPhase(account: Account, before: Subscription, phase: SchedulePhase): void {
  const now = account.clock.now();
  const metadata = mergeMetadata(before.metadata, phase.metadata);
  const { anchor, isNew, items } = periodOf(account, before, phase, now);
  // Where a phase names no way to pay, its bills go to the customer's, by Stripe's word.
  const default_payment_method = phase.default_payment_method as string | null;
  const after = { ...before, items: { ...before.items, data: items }, default_payment_method, metadata };
  const until = phase.trial_end ?? undefined;
  if (until !== undefined && until > now)
    return planPeriod(account, changeSubscription(account, before, { ...after, ...onTrial(account, after, until) }));
  if (!isNew || !RENEWED.includes(before.status)) return void changeSubscription(account, before, after);
  const reason = anchor === before.billing_cycle_anchor ? 'subscription_cycle' : 'subscription_update';
  beginPeriod(account, before, { ...after, billing_cycle_anchor: anchor }, reason);
}

/** Another interval, a period that is over, or the end of a trial begins a new period; else the old one goes on. */
function periodOf(account: Account, before: Subscription, phase: SchedulePhase, now: number) {
  const ordered = phase.items.map((item) => itemOf(account, before, item, now));
  const isOther = ordered.some((item) => intervalOf(item) !== intervalOf(before.items.data[0] ?? item));
  const isNew = isOther || before.status === 'trialing' || before.items.data.some((i) => i.current_period_end <= now);
  const anchor = isOther || phase.billing_cycle_anchor === 'phase_start' ? now : before.billing_cycle_anchor;
  return { anchor, isNew, items: isNew ? ordered.map((item) => inPeriod(item, now, anchor)) : ordered };
}

/** The item of that price where there is one; Stripe gives no promise that another price keeps an item's id. */
function itemOf(account: Account, before: Subscription, asked: SchedulePhase['items'][number], now: number) {
  const { quantity = 1 } = asked;
  const price = account.store.get('prices', String(asked.price));
  if (!price) throw new Error(`There is no price ${String(asked.price)}`);
  const kept = before.items.data.find((item) => item.price.id === price.id);
  const [first] = before.items.data;
  const { current_period_start = now, current_period_end = now } = first ?? {};
  const made = {
    ...newSubscriptionItem(before.id, { price, quantity }, now),
    current_period_start,
    current_period_end,
  };
  return { ...(kept ?? made), quantity };
}

function inPeriod(item: SubscriptionItem, start: number, anchor: number): SubscriptionItem {
  const { interval, interval_count: count } = item.price.recurring ?? { interval: 'month', interval_count: 1 };
  const end =
    anchor === start
      ? periodStart(start, interval as Interval, count, 1)
      : periodEndAfter(start, anchor, interval as Interval, count);
  return { ...item, current_period_start: start, current_period_end: end };
}

function intervalOf({ price: { recurring } }: SubscriptionItem): string {
  return `${recurring?.interval_count} ${recurring?.interval}`;
}

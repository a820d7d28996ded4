import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Invoice, Subscription, SubscriptionItem } from '../../account/wire';
import { newInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import type { Interval } from '../prices/price';
import { periodEndAfter } from './billing-period';
import { endWhenPlanned } from './cancel';
import { billOf } from './first-period';
import { planPeriod } from './plan-period';
import { changeSubscription } from './subscription';
import { refuseTrialWithoutMethod } from './trial';

/** A subscription nobody pays for goes on, and so do its bills; one that is paused does not. */
const RENEWED = ['active', 'past_due', 'trialing', 'unpaid'];

/** The diary's `renew_subscription`: a period is over, the next one begins, and its bill is drawn up. */
export function renewSubscription(account: Account, id: string): void {
  if (endWhenPlanned(account, id)) return;
  const subscription = account.store.get('subscriptions', id);
  if (!subscription || !RENEWED.includes(subscription.status) || !isOver(account, subscription)) return;
  if (refuseTrialWithoutMethod(account, subscription)) return;
  const invoice = objectId('in');
  const renewed = changeSubscription(account, subscription, {
    items: { ...subscription.items, data: nextPeriod(account, subscription) },
    latest_invoice: invoice,
    ...(subscription.status === 'trialing' ? { status: 'active' as const } : {}),
  });
  drawUp(account, subscription, renewed, invoice);
  planPeriod(account, renewed);
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

/** The bill's own period is the one that is over; its lines are for the one that begins. */
export function pastPeriod(subscription: Subscription): Pick<Invoice, 'period_start' | 'period_end'> {
  const { data } = subscription.items;
  return {
    period_end: Math.min(...data.map((item) => item.current_period_end)),
    period_start: Math.min(...data.map((item) => item.current_period_start)),
  };
}

/** A draft for an hour, in which the merchant could still change it. */
function drawUp(account: Account, before: Subscription, renewed: Subscription, id: string): void {
  const customer = account.store.get('customers', renewed.customer);
  if (!customer) throw new Error(`The subscription ${renewed.id} has lost its customer`);
  const begun = renewed.items.data.filter((item, place) => item !== before.items.data[place]);
  const stays = renewed.status === 'unpaid' || renewed.pause_collection?.behavior === 'keep_as_draft';
  const finalizesAt = stays ? null : account.clock.now() + account.settings.draftSeconds;
  newInvoice(account, customer, subscriptionLines({ ...renewed, items: { ...renewed.items, data: begun } }, names), {
    ...billOf(renewed, 'subscription_cycle'),
    ...pastPeriod(before),
    id,
    auto_advance: !stays,
    automatically_finalizes_at: finalizesAt,
    next_payment_attempt: finalizesAt,
  });
  if (finalizesAt !== null) account.agenda.schedule('finalize_invoice', id, finalizesAt * 1000);

  function names(product: string): string {
    return account.store.get('products', product)?.name ?? product;
  }
}

function isOver(account: Account, { items }: Subscription): boolean {
  return items.data.some((item) => item.current_period_end <= account.clock.now());
}

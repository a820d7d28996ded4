import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Subscription, SubscriptionItem } from '../../account/wire';
import { StripeError, unbuilt } from '../../api/stripe-error';
import { billDraft } from '../invoices/bill-draft';
import { collectInvoice } from '../invoices/collect';
import { methodFor } from '../invoices/collect-due';
import { invoiceFailed } from '../invoices/consequences';
import { newInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import type { Interval } from '../prices/price';
import { periodStart } from './billing-period';
import { billOf } from './first-period';
import { planPeriod } from './plan-period';
import { changeSubscription } from './subscription';
import type { Update } from './update-parameters';

/**
 * Whether a change starts a new period at once: a trial that is cut short and an anchor set to now do. Another interval by
 * itself does not in flexible billing mode, and what happens then instead is not known well enough.
 * @see https://docs.stripe.com/billing/subscriptions/billing-mode/compare
 */
export function beginsAnew(before: Subscription, after: Subscription, params: Update): boolean {
  const cutShort = params.trial_end === 'now' && before.status === 'trialing';
  const anew = cutShort || params.billing_cycle_anchor?.type === 'now';
  if (!anew && !isTrial(after) && otherInterval(before, after))
    throw unbuilt('another interval in flexible billing mode: send billing_cycle_anchor[type] now');
  const prorated = params.proration_behavior !== 'none' && !isTrial(before);
  if (prorated && (anew || worth(before) !== worth(after))) throw unbuilt('prorations: send proration_behavior none');
  return anew;
}

/**
 * The new period, billed and charged at once.
 * @throws StripeError 402 when refused, if the caller wanted no change then
 */
export function beginAnew(
  account: Account,
  before: Subscription,
  after: Subscription,
  params: Pick<Update, 'payment_behavior'>,
): Subscription {
  const invoice = objectId('in');
  const now = account.clock.now();
  const begun = changeSubscription(account, before, {
    ...after,
    billing_cycle_anchor: now,
    items: { ...after.items, data: after.items.data.map((item) => fromNow(item, now)) },
    latest_invoice: invoice,
    ...(isTrial(before) ? { status: 'active' as const, trial_end: now } : {}),
  });
  planPeriod(account, begun);
  billAtOnce(account, begun, invoice, params);
  return account.store.get('subscriptions', begun.id) ?? begun;
}

function billAtOnce(
  account: Account,
  subscription: Subscription,
  id: string,
  { payment_behavior }: Pick<Update, 'payment_behavior'>,
): void {
  const customer = account.store.get('customers', subscription.customer);
  if (!customer) throw new Error(`The subscription ${subscription.id} has lost its customer`);
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  const bill = { ...billOf(subscription, 'subscription_update'), id };
  const open = billDraft(account, newInvoice(account, customer, subscriptionLines(subscription, names), bill));
  if (open.status !== 'open' || payment_behavior === 'default_incomplete') return;
  const method = methodFor(account, open);
  if (!method) return void invoiceFailed(account, { ...open, attempt_count: 1 });
  const attempt = collectInvoice(account, open, method);
  if (attempt.outcome !== 'declined' || payment_behavior !== 'error_if_incomplete') return;
  throw new StripeError(attempt.error.status, attempt.error.body, 'undone');
}

function fromNow(item: SubscriptionItem, now: number): SubscriptionItem {
  const recurring = item.price.recurring;
  if (!recurring) return item;
  const end = periodStart(now, recurring.interval as Interval, recurring.interval_count, 1);
  return { ...item, current_period_start: now, current_period_end: end };
}

function isTrial({ status }: Subscription): boolean {
  return status === 'trialing';
}

function otherInterval(before: Subscription, after: Subscription): boolean {
  const intervals = ({ items }: Subscription): string =>
    items.data
      .map(({ price: { recurring } }) => `${recurring?.interval_count} ${recurring?.interval}`)
      .sort()
      .join();
  return intervals(before) !== intervals(after);
}

/** What a period costs. */
function worth({ items }: Subscription): number {
  return items.data.reduce((sum, { price, quantity }) => sum + (price.unit_amount ?? 0) * (quantity ?? 1), 0);
}

import type { Price, SchedulePhase, Subscription } from '../../account/wire';
import { pastPeriod } from '../subscriptions/begin-period';

/** What a subscription is billed for, from one instant to another. */
export function newPhase(
  items: readonly { readonly price: Price; readonly quantity: number }[],
  details: Pick<SchedulePhase, 'start_date' | 'end_date'> & Partial<SchedulePhase>,
): SchedulePhase {
  return {
    ...UNUSED,
    currency: items[0]?.price.currency ?? '',
    items: items.map(({ price: { id }, quantity }) => ({ ...UNUSED_OF_ITEM, plan: id, price: id, quantity })),
    ...details,
  };
}

/** A subscription's present period, as the first phase of a schedule made for it. */
export function phaseUnderWay(subscription: Subscription): SchedulePhase {
  const { period_start: start_date, period_end: end_date } = pastPeriod(subscription);
  const items = subscription.items.data.map(({ price, quantity = 1 }) => ({ price, quantity }));
  const trial_end = subscription.status === 'trialing' ? subscription.trial_end : null;
  const { default_payment_method, metadata } = subscription;
  return newPhase(items, { start_date, end_date, default_payment_method, metadata, trial_end });
}

const UNUSED_OF_ITEM = { billing_thresholds: null, discounts: [], metadata: {}, tax_rates: [] };

const UNUSED = {
  add_invoice_items: [],
  application_fee_percent: null,
  billing_cycle_anchor: null,
  billing_thresholds: null,
  collection_method: null,
  default_payment_method: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  invoice_settings: null,
  metadata: {},
  on_behalf_of: null,
  proration_behavior: 'create_prorations',
  transfer_data: null,
  trial_end: null,
} satisfies Partial<SchedulePhase>;

import { objectId } from '../../account/object-ids';
import type { Price, SubscriptionItem } from '../../account/wire';
import { planOf, type Interval } from '../prices/price';
import { periodStart } from './billing-period';

/** A recurring price and how many of it. */
export interface Ordered {
  readonly price: Price;
  readonly quantity: number;
}

/** One line of the standing agreement, in its first period. Period dates live here, not on the subscription. */
export function newSubscriptionItem(
  subscription: string,
  { price, quantity }: Ordered,
  start: number,
): SubscriptionItem {
  const recurring = price.recurring;
  if (!recurring) throw new Error(`The price ${price.id} is not recurring`);
  return {
    id: objectId('si'),
    object: 'subscription_item',
    billing_thresholds: null,
    created: start,
    current_period_end: periodStart(start, recurring.interval as Interval, recurring.interval_count, 1),
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  };
}

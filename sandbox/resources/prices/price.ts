import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Plan, Price } from '../../account/wire';

export type PriceDetails = Pick<Price, 'currency' | 'product' | 'unit_amount'> & Partial<Price>;

/** A price. Inline prices of a checkout session are made active: false, as Stripe makes them: never to be used again. */
export function newPrice(account: Account, details: PriceDetails): Price {
  const price: Price = {
    id: objectId('price'),
    object: 'price',
    active: true,
    billing_scheme: 'per_unit',
    created: account.clock.now(),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    recurring: null,
    tax_behavior: 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: details.recurring ? 'recurring' : 'one_time',
    unit_amount_decimal: String(details.unit_amount),
    ...details,
  };
  account.store.put('prices', price);
  account.events.emit('price.created', price);
  return price;
}

/** The older object that subscription items still carry beside their price. */
export function planOf(price: Price): Plan {
  if (!price.recurring) throw new Error(`The price ${price.id} is not recurring`);
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring.interval,
    interval_count: price.recurring.interval_count,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}

export type Interval = 'day' | 'week' | 'month' | 'year';

export function recurrence(interval: Interval, count = 1): NonNullable<Price['recurring']> {
  return { interval, interval_count: count, meter: null, trial_period_days: null, usage_type: 'licensed' };
}

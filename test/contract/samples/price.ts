import { CREATED_AT } from './instants';

/** 10.00 USD a month, as Checkout creates it from inline price data. */
export const price = {
  id: 'price_1SampleMonthly',
  object: 'price',
  active: false,
  billing_scheme: 'per_unit',
  created: CREATED_AT,
  currency: 'usd',
  custom_unit_amount: null,
  livemode: false,
  lookup_key: null,
  metadata: {},
  nickname: null,
  product: 'prod_SampleMonthly',
  recurring: {
    interval: 'month',
    interval_count: 1,
    meter: null,
    trial_period_days: null,
    usage_type: 'licensed',
  },
  tax_behavior: 'unspecified',
  tiers_mode: null,
  transform_quantity: null,
  type: 'recurring',
  unit_amount: 1000,
  unit_amount_decimal: '1000',
};

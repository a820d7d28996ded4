import type { GiftFormat, Source, SubscriptionFormat } from './format';
import { GIVEWP_GIFTS, GIVEWP_SUBSCRIPTIONS } from './givewp';
import { MOLLIE_GIFTS, MOLLIE_SUBSCRIPTIONS } from './mollie';
import { PAYPAL_GIFTS, PAYPAL_SUBSCRIPTIONS } from './paypal';
import { STRIPE_GIFTS, STRIPE_SUBSCRIPTIONS } from './stripe';

export const GIFT_FORMATS: Readonly<Record<Source, GiftFormat>> = {
  mollie: MOLLIE_GIFTS,
  paypal: PAYPAL_GIFTS,
  stripe: STRIPE_GIFTS,
  givewp: GIVEWP_GIFTS,
};

export const SUBSCRIPTION_FORMATS: Readonly<Record<Source, SubscriptionFormat>> = {
  mollie: MOLLIE_SUBSCRIPTIONS,
  paypal: PAYPAL_SUBSCRIPTIONS,
  stripe: STRIPE_SUBSCRIPTIONS,
  givewp: GIVEWP_SUBSCRIPTIONS,
};

import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Subscription } from '../../account/wire';
import { planPeriod } from './plan-period';
import { newSubscriptionItem, type Ordered } from './subscription-item';

export type SubscriptionDetails = Pick<Subscription, 'customer' | 'status'> & Partial<Subscription>;

/** A subscription in its first period. It is stored; nobody is told yet. */
export function newSubscription(
  account: Account,
  ordered: readonly Ordered[],
  details: SubscriptionDetails,
): Subscription {
  const id = objectId('sub');
  const now = account.clock.now();
  const subscription = account.store.put('subscriptions', {
    id,
    object: 'subscription',
    ...UNUSED,
    billing_cycle_anchor: now,
    created: now,
    currency: ordered[0]?.price.currency ?? '',
    items: {
      object: 'list',
      data: ordered.map((item) => newSubscriptionItem(id, item, now)),
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    start_date: now,
    test_clock: account.store.get('customers', details.customer)?.test_clock ?? null,
    ...details,
  });
  planPeriod(account, subscription);
  return subscription;
}

/** A change of a subscription that exists, announced with what it was before. */
export function changeSubscription(
  account: Account,
  before: Subscription,
  changes: Partial<Subscription>,
): Subscription {
  const after = account.store.put('subscriptions', { ...before, ...changes });
  account.events.emit('customer.subscription.updated', after, before);
  return after;
}

const UNUSED = {
  application: null,
  application_fee_percent: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null },
  billing_cycle_anchor_config: null,
  billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
  billing_schedules: [],
  billing_thresholds: null,
  cancel_at: null,
  cancel_at_period_end: false,
  canceled_at: null,
  cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
  collection_method: 'charge_automatically',
  customer_account: null,
  days_until_due: null,
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  ended_at: null,
  invoice_settings: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: { type: 'self' },
  },
  latest_invoice: null,
  livemode: false,
  managed_payments: null,
  metadata: {},
  next_pending_invoice_item_invoice: null,
  on_behalf_of: null,
  pause_collection: null,
  payment_settings: { payment_method_options: null, payment_method_types: null, save_default_payment_method: 'off' },
  pending_invoice_item_interval: null,
  pending_setup_intent: null,
  pending_update: null,
  schedule: null,
  test_clock: null,
  transfer_data: null,
  trial_end: null,
  trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' } },
  trial_start: null,
} satisfies Partial<Subscription>;

import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Subscription, SubscriptionSchedule } from '../../account/wire';
import { changeSubscription } from '../subscriptions/subscription';
import { phaseUnderWay } from './phase';

/** A schedule over a subscription that runs already: one phase so far, its period under way. */
export function scheduleOf(account: Account, subscription: Subscription): SubscriptionSchedule {
  const phase = phaseUnderWay(subscription);
  const { start_date, end_date } = phase;
  const schedule = account.store.put('subscription_schedules', {
    id: objectId('sub_sched'),
    object: 'subscription_schedule',
    ...UNUSED,
    billing_mode: subscription.billing_mode,
    created: account.clock.now(),
    current_phase: { start_date, end_date },
    customer: subscription.customer,
    default_settings: { ...SETTINGS, default_payment_method: subscription.default_payment_method },
    phases: [phase],
    subscription: subscription.id,
    test_clock: subscription.test_clock,
  });
  account.events.emit('subscription_schedule.created', schedule);
  changeSubscription(account, subscription, { schedule: schedule.id });
  return schedule;
}

/** A change of a schedule that exists, announced with what it was before. */
export function changeSchedule(
  account: Account,
  before: SubscriptionSchedule,
  changes: Partial<SubscriptionSchedule>,
): SubscriptionSchedule {
  const after = account.store.put('subscription_schedules', { ...before, ...changes });
  account.events.emit('subscription_schedule.updated', after, before);
  return after;
}

const UNUSED = {
  application: null,
  canceled_at: null,
  completed_at: null,
  customer_account: null,
  end_behavior: 'release',
  livemode: false,
  metadata: {},
  pause_schedules: [],
  released_at: null,
  released_subscription: null,
  status: 'active',
} satisfies Partial<SubscriptionSchedule>;

const SETTINGS = {
  application_fee_percent: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null },
  billing_cycle_anchor: 'automatic',
  billing_thresholds: null,
  collection_method: 'charge_automatically',
  description: null,
  invoice_settings: {
    account_tax_ids: null,
    custom_fields: null,
    days_until_due: null,
    description: null,
    footer: null,
    issuer: { type: 'self' },
  },
  on_behalf_of: null,
  transfer_data: null,
} satisfies Partial<SubscriptionSchedule['default_settings']>;

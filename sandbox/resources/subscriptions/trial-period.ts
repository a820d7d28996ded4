import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { hash } from '../../api/parameters/containers';
import { required } from '../../api/parameters/parameter';
import { oneOf } from '../../api/parameters/scalars';
import { invalidRequest } from '../../api/stripe-error';

const END_BEHAVIOR = hash({
  billing_cycle_anchor: oneOf('now', 'unchanged'),
  missing_payment_method: oneOf('cancel', 'create_invoice', 'pause'),
});
const SETTINGS = hash({ end_behavior: required(END_BEHAVIOR) });

/** `trial_settings`, in full. */
export const TRIAL_SETTINGS = {
  read(value: Parameters<typeof SETTINGS.read>[0], name: string): Subscription['trial_settings'] {
    const { billing_cycle_anchor = null, missing_payment_method = 'create_invoice' } = SETTINGS.read(
      value,
      name,
    ).end_behavior;
    return { end_behavior: { billing_cycle_anchor, missing_payment_method } };
  },
};

/** Free until then, and billed on that day ever after: how the day of a charge is moved without prorating. */
export function onTrial(
  account: Account,
  subscription: Subscription,
  until: number | 'now' | undefined,
): Partial<Subscription> {
  if (until === undefined || until === 'now') return {};
  const now = account.clock.now();
  if (until <= now) throw invalidRequest('`trial_end` must be in the future.', { param: 'trial_end' });
  if (until - now > LONGEST_TRIAL_SECONDS)
    throw invalidRequest('The maximum number of trial period days is 730 (2 years).', { param: 'trial_end' });
  const period = { current_period_end: until, current_period_start: now };
  return {
    billing_cycle_anchor: until,
    items: { ...subscription.items, data: subscription.items.data.map((item) => ({ ...item, ...period })) },
    status: 'trialing',
    trial_end: until,
    trial_start: subscription.status === 'trialing' ? subscription.trial_start : now,
  };
}

const LONGEST_TRIAL_SECONDS = 730 * 86_400;

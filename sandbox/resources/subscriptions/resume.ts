import type { Account } from '../../account/account';
import type { Subscription } from '../../account/wire';
import { invalidRequest } from '../../api/stripe-error';
import { beginAnew } from './begin-anew';
import { planPeriod } from './plan-period';
import { changeSubscription } from './subscription';

/**
 * Ends a pause: from now, with a new period that is charged at once, or in the old rhythm, where nothing is charged until
 * its next date. @throws StripeError 400 unless it is paused
 */
export function resumeSubscription(account: Account, paused: Subscription, anchor: 'now' | 'unchanged'): Subscription {
  if (paused.status !== 'paused') throw invalidRequest(`The subscription ${paused.id} is not paused.`);
  const active = { ...paused, status: 'active' as const };
  const resumed = anchor === 'now' ? beginAnew(account, paused, active, {}) : goOn(account, paused);
  account.events.emit('customer.subscription.resumed', resumed);
  return resumed;
}

function goOn(account: Account, paused: Subscription): Subscription {
  const active = changeSubscription(account, paused, { status: 'active' });
  planPeriod(account, active);
  return active;
}

import type { Account } from '../../account/account';
import type { Invoice, PaymentIntent, PaymentMethod } from '../../account/wire';
import type { Behaviour } from './instrument';
import { behaviourOf } from './payment-method';

/** What comes of this attempt: what was planned, which is used up by it, or else what the card or account does. */
export function behaviourOfAttempt(account: Account, intent: PaymentIntent, method: PaymentMethod): Behaviour {
  const planned = takePlanned(account, intent);
  if (method.type !== 'sepa_debit') return planned ?? behaviourOf(account, method);
  const { debitFails: _, ...purpose } = account.store.get('payment_purposes', intent.id) ?? { id: intent.id };
  const [mandate] = account.store.all('mandates').where('payment_method', method.id);
  const fails = planned?.kind === 'declines' || mandate?.status === 'inactive';
  account.store.put('payment_purposes', fails ? { ...purpose, debitFails: true } : purpose);
  return behaviourOf(account, method);
}

/** The subscription's own plan goes first. */
function takePlanned(account: Account, intent: PaymentIntent): Behaviour | undefined {
  for (const id of [subscriptionPaidBy(account, intent), intent.customer]) {
    const plan = account.store.get('planned_outcomes', id ?? '');
    if (!plan) continue;
    if (plan.remaining > 1) account.store.put('planned_outcomes', { ...plan, remaining: plan.remaining - 1 });
    else account.store.remove('planned_outcomes', plan.id);
    return plan.behaviour;
  }
  return undefined;
}

function subscriptionPaidBy(account: Account, { id }: PaymentIntent): string | undefined {
  const { invoice } = account.store.get('payment_purposes', id) ?? {};
  const parent: Invoice['parent'] = account.store.get('invoices', invoice ?? '')?.parent ?? null;
  const subscription = parent?.subscription_details?.subscription;
  return subscription === undefined ? undefined : String(subscription);
}

import type { Account } from '../../account/account';
import type { PaymentMethod, Subscription } from '../../account/wire';
import { StripeError } from '../../api/stripe-error';
import { newCard } from '../payment-methods/payment-method';
import { cardNumbered } from '../payment-methods/test-cards';
import { setUp } from '../setup-intents/set-up';
import { newSetupIntent } from '../setup-intents/setup-intent';
import { endSubscription, scheduleCancellation } from '../subscriptions/cancel';
import { changeSubscription } from '../subscriptions/subscription';

/** The portal ends a flexible subscription by `cancel_at` alone: `cancel_at_period_end` stays false. */
export function cancelInPortal(account: Account, subscription: Subscription, when: 'now' | 'at_period_end'): void {
  if (when === 'now') endSubscription(account, subscription);
  else changeSubscription(account, subscription, scheduleCancellation(account, subscription, AT_PERIOD_END));
}

const AT_PERIOD_END = { cancel_at: 'max_period_end' } as const;

export function keepInPortal(account: Account, subscription: Subscription): void {
  changeSubscription(account, subscription, scheduleCancellation(account, subscription, { cancel_at: null }));
}

/**
 * The new card is set up, and charged from now on for everything the person gives.
 * @throws StripeError 402 in words for the person
 */
export function replaceCard(
  account: Account,
  customerId: string,
  { number = '', name }: Readonly<Record<string, string | undefined>>,
): void {
  const card = cardNumbered(number);
  const message = 'Your card number is invalid.';
  if (!card) throw new StripeError(402, { type: 'card_error', code: 'incorrect_number', message });
  const customer = account.store.get('customers', customerId);
  if (!customer) throw new Error(`There is no customer ${customerId}`);
  const method = newCard(account, card);
  const billing = { ...method.billing_details, email: customer.email, name: name?.trim() || null };
  const named = account.store.put('payment_methods', { ...method, billing_details: billing });
  // At the page the person is there to confirm, which is taken as done.
  const attempt = setUp(account, newSetupIntent(account, { customer: customerId }), named, 'passed');
  if (attempt.outcome === 'declined') throw attempt.error;
  makeDefault(account, customerId, named);
}

function makeDefault(account: Account, customerId: string, { id }: PaymentMethod): void {
  const customer = account.store.get('customers', customerId);
  if (!customer) return;
  const settings = { ...customer.invoice_settings, default_payment_method: id };
  const changed = account.store.put('customers', { ...customer, invoice_settings: settings });
  account.events.emit('customer.updated', changed, customer);
  for (const subscription of account.store.all('subscriptions').where('customer', customerId)) {
    if (subscription.default_payment_method === null || subscription.ended_at !== null) continue;
    changeSubscription(account, subscription, { default_payment_method: id });
  }
}

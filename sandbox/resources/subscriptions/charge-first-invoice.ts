import type { Account } from '../../account/account';
import type { Customer, Invoice, PaymentMethod, Subscription } from '../../account/wire';
import { newInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import { finalizeInvoice } from '../invoices/lifecycle';
import { collectInvoice } from '../invoices/collect';
import { newPaymentIntent } from '../payment-intents/payment-intent';

interface Start {
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly method: PaymentMethod;
  readonly behaviour: 'allow_incomplete' | 'error_if_incomplete' | undefined;
}

/**
 * Bills the first period of a subscription made by API: active once paid, incomplete until then.
 * @throws StripeError 402 when refused, if the caller asked for that
 */
export function chargeFirstInvoice(
  account: Account,
  { customer, subscription, method, behaviour }: Start,
): Subscription {
  const open = billFirstPeriod(account, customer, subscription);
  const attempt = collectInvoice(account, open, method);
  if (attempt.outcome === 'declined' && behaviour === 'error_if_incomplete') throw attempt.error;
  const billed = { ...subscription, latest_invoice: open.id };
  if (attempt.outcome === 'declined' || attempt.outcome === 'requires_action')
    return account.store.put('subscriptions', billed);
  const active = account.store.put('subscriptions', { ...billed, status: 'active' });
  account.events.emit('customer.subscription.updated', active, subscription);
  return active;
}

function billFirstPeriod(account: Account, customer: Customer, subscription: Subscription): Invoice {
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  const draft = newInvoice(account, customer, subscriptionLines(subscription, names), {
    auto_advance: true,
    billing_reason: 'subscription_create',
    currency: subscription.currency,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
  });
  const intent = newPaymentIntent(account, {
    amount: draft.amount_due,
    capture_method: 'automatic',
    currency: draft.currency,
    customer: customer.id,
    description: 'Subscription creation',
    payment_details: { customer_reference: null, order_reference: draft.id },
    payment_method_configuration_details: null,
    setup_future_usage: 'off_session',
  });
  account.events.emit('payment_intent.created', intent);
  return finalizeInvoice(account, draft, intent);
}

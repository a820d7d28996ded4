import type { Account } from '../../account/account';
import type { Customer, Invoice, PaymentMethod, Subscription } from '../../account/wire';
import { newInvoice } from '../invoices/invoice';
import { subscriptionLines } from '../invoices/lines';
import { finalizeInvoice } from '../invoices/lifecycle';
import { collectInvoice } from '../invoices/collect';
import { INCOMPLETE_SECONDS } from './expire-incomplete';
import { firstBill, firstPayment } from './first-period';
import { newPaymentIntent } from '../payment-intents/payment-intent';
import { changeSubscription } from './subscription';

interface Start {
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly method: PaymentMethod | undefined;
  readonly behaviour: 'allow_incomplete' | 'default_incomplete' | 'error_if_incomplete' | undefined;
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
  const billed = account.store.put('subscriptions', { ...subscription, latest_invoice: open.id });
  if (method && behaviour !== 'default_incomplete') {
    const attempt = collectInvoice(account, open, method);
    if (attempt.outcome === 'declined' && behaviour === 'error_if_incomplete') throw attempt.error;
    // A debit on its way is as good as paid.
    if (attempt.outcome === 'processing') return changeSubscription(account, billed, { status: 'active' });
  }
  const begun = account.store.get('subscriptions', billed.id) ?? billed;
  if (begun.status === 'incomplete') {
    const expires = account.clock.now() + INCOMPLETE_SECONDS;
    account.agenda.schedule('expire_incomplete_subscription', begun.id, expires * 1000);
  }
  return begun;
}

function billFirstPeriod(account: Account, customer: Customer, subscription: Subscription): Invoice {
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  const draft = newInvoice(account, customer, subscriptionLines(subscription, names), firstBill(subscription));
  const { amount_due: amount, currency } = draft;
  const intent = newPaymentIntent(account, { amount, currency, customer: customer.id, ...firstPayment(draft.id) });
  account.events.emit('payment_intent.created', intent);
  return finalizeInvoice(account, draft, intent);
}

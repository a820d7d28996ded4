import type { Account } from '../account/account';
import type { Charge, CheckoutSession, Customer, PaymentIntent, Subscription } from '../account/wire';
import { mergeMetadata } from '../api/parameters/metadata';
import { newInvoice } from '../resources/invoices/invoice';
import { oneTimeLine, subscriptionLines } from '../resources/invoices/lines';
import { finalizeInvoice, markAttempted, markPaid } from '../resources/invoices/lifecycle';
import { firstBill } from '../resources/subscriptions/first-period';
import { newSubscription } from '../resources/subscriptions/subscription';
import type { Ordered } from '../resources/subscriptions/subscription-item';
import type { CheckoutOrder } from './order';

/** The first payment is there, or on its way: what it pays for comes into being. */
export function startSubscription(
  account: Account,
  order: CheckoutOrder,
  { intent, charge }: { intent: PaymentIntent; charge: Charge },
): Pick<CheckoutSession, 'subscription' | 'invoice'> {
  const customer = inCurrency(account, intent.customer ?? '', intent.currency);
  const subscription = newSubscription(account, recurringOf(order), {
    customer: customer.id,
    default_payment_method: charge.payment_method,
    description: order.subscriptionData.description ?? null,
    latest_invoice: order.invoice,
    metadata: mergeMetadata({}, order.subscriptionData.metadata),
    status: 'active',
  });
  account.events.emit('customer.subscription.created', subscription);
  billFirstPeriod(account, { customer, subscription, order, intent, charge });
  return { subscription: subscription.id, invoice: order.invoice };
}

interface FirstPeriod {
  readonly customer: Customer;
  readonly subscription: Subscription;
  readonly order: CheckoutOrder;
  readonly intent: PaymentIntent;
  readonly charge: Charge;
}

function billFirstPeriod(account: Account, { customer, subscription, order, intent, charge }: FirstPeriod): void {
  const names = (product: string): string => account.store.get('products', product)?.name ?? product;
  const lines = [...subscriptionLines(subscription, names), ...oneTimeOf(order, subscription, names)];
  const draft = newInvoice(account, customer, lines, { ...firstBill(subscription), id: order.invoice });
  const open = finalizeInvoice(account, draft, intent);
  if (charge.status === 'succeeded') markPaid(account, open);
  else markAttempted(account, open, null);
}

/** A customer's currency is that of their first invoice, for good. */
export function inCurrency(account: Account, id: string, currency: string): Customer {
  const customer = account.store.get('customers', id);
  if (!customer) throw new Error(`A subscription needs its customer ${id}`);
  if (customer.currency) return customer;
  const changed = account.store.put('customers', { ...customer, currency });
  account.events.emit('customer.updated', changed, customer);
  return changed;
}

export function recurringOf({ lineItems }: CheckoutOrder): Ordered[] {
  return lineItems.flatMap(({ price, quantity }) => (price?.recurring ? [{ price, quantity: quantity ?? 1 }] : []));
}

function oneTimeOf(
  { lineItems }: CheckoutOrder,
  subscription: Subscription,
  names: (product: string) => string,
): ReturnType<typeof oneTimeLine>[] {
  return lineItems.flatMap(({ price, quantity, metadata }) =>
    price && !price.recurring
      ? [
          oneTimeLine(
            { price, quantity: quantity ?? 1, name: names(price.product), metadata: metadata ?? {} },
            subscription,
          ),
        ]
      : [],
  );
}

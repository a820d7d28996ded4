import type { Account } from '../account/account';
import type { TableName } from '../account/tables';
import type { WireObject } from '../account/wire';

/** A field that holds an id (and the table it points into), or one that is only there when asked for. */
export type Expansion = TableName | ((account: Account, object: WireObject & { id: string }) => unknown);

/** Per object, the fields `expand[]` may name. */
export const EXPANDABLE: Record<string, Record<string, Expansion>> = {
  balance_transaction: { source: 'charges' },
  charge: {
    balance_transaction: 'balance_transactions',
    customer: 'customers',
    failure_balance_transaction: 'balance_transactions',
    payment_intent: 'payment_intents',
    refunds: (_, charge) => emptyList(`/v1/charges/${charge.id}/refunds`),
  },
  'checkout.session': {
    customer: 'customers',
    invoice: 'invoices',
    line_items: (account, session) => ({
      ...emptyList(`/v1/checkout/sessions/${session.id}/line_items`),
      data: account.store.get('checkout_orders', session.id)?.lineItems ?? [],
    }),
    payment_intent: 'payment_intents',
    subscription: 'subscriptions',
  },
  customer: {
    'invoice_settings.default_payment_method': 'payment_methods',
    invoice_credit_balance: () => ({}),
    sources: (_, customer) => emptyList(`/v1/customers/${customer.id}/sources`),
    subscriptions: subscriptionsOf,
    tax: () => ({ automatic_tax: 'unrecognized_location', ip_address: null, location: null, provider: 'stripe' }),
    tax_ids: (_, customer) => emptyList(`/v1/customers/${customer.id}/tax_ids`),
  },
  invoice: {
    customer: 'customers',
    default_payment_method: 'payment_methods',
    'parent.subscription_details.subscription': 'subscriptions',
    payments: paymentsOf,
  },
  invoice_payment: { invoice: 'invoices', 'payment.payment_intent': 'payment_intents' },
  item: { 'price.product': 'products' },
  line_item: { 'pricing.price_details.price': 'prices' },
  payment_intent: {
    customer: 'customers',
    latest_charge: 'charges',
    payment_method: 'payment_methods',
  },
  payment_method: { customer: 'customers' },
  price: { product: 'products' },
  product: { default_price: 'prices' },
  subscription: {
    customer: 'customers',
    default_payment_method: 'payment_methods',
    latest_invoice: 'invoices',
  },
};

function emptyList(url: string): { object: 'list'; data: unknown[]; has_more: boolean; url: string } {
  return { object: 'list', data: [], has_more: false, url };
}

function subscriptionsOf(account: Account, { id }: { id: string }): unknown {
  const running = [...account.store.all('subscriptions').newestFirst()].filter(
    ({ customer, status }) => customer === id && status !== 'canceled',
  );
  return { ...emptyList(`/v1/customers/${id}/subscriptions`), data: running };
}

function paymentsOf(account: Account, { id }: { id: string }): unknown {
  const payments = [...account.store.all('invoice_payments').newestFirst()].filter(({ invoice }) => invoice === id);
  return { ...emptyList('/v1/invoice_payments'), data: payments };
}

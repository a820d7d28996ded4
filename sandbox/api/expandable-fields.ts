import type { Account } from '../account/account';
import type { TableName } from '../account/tables';
import type { WireObject } from '../account/wire';

/** A field that holds an id (and the table it points into), or one that is only there when asked for. */
export type Expansion = TableName | ((account: Account, object: WireObject & { id: string }) => unknown);

/** Per object, the fields `expand[]` may name. */
export const EXPANDABLE: Record<string, Record<string, Expansion>> = {
  balance_transaction: { source: sourceOf },
  charge: {
    balance_transaction: 'balance_transactions',
    customer: 'customers',
    failure_balance_transaction: 'balance_transactions',
    payment_intent: 'payment_intents',
    refunds: (account, charge) => ({
      ...emptyList(`/v1/charges/${charge.id}/refunds`),
      data: account.store.all('refunds').where('charge', charge.id),
    }),
  },
  'checkout.session': {
    customer: 'customers',
    invoice: 'invoices',
    line_items: (account, session) => ({
      ...emptyList(`/v1/checkout/sessions/${session.id}/line_items`),
      data: account.store.get('checkout_orders', session.id)?.lineItems ?? [],
    }),
    payment_intent: 'payment_intents',
    setup_intent: 'setup_intents',
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
  dispute: { charge: 'charges', payment_intent: 'payment_intents' },
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
  payout: {
    balance_transaction: 'balance_transactions',
    failure_balance_transaction: 'balance_transactions',
    original_payout: 'payouts',
    reversed_by: 'payouts',
  },
  price: { product: 'products' },
  product: { default_price: 'prices' },
  'radar.early_fraud_warning': { charge: 'charges', payment_intent: 'payment_intents' },
  refund: {
    balance_transaction: 'balance_transactions',
    charge: 'charges',
    customer: 'customers',
    failure_balance_transaction: 'balance_transactions',
    payment_intent: 'payment_intents',
    payment_method: 'payment_methods',
  },
  topup: { balance_transaction: 'balance_transactions' },
  'billing_portal.session': { configuration: 'portal_configurations' },
  setup_intent: { customer: 'customers', mandate: 'mandates', payment_method: 'payment_methods' },
  subscription: {
    customer: 'customers',
    default_payment_method: 'payment_methods',
    latest_invoice: 'invoices',
    schedule: 'subscription_schedules',
  },
  subscription_schedule: {
    customer: 'customers',
    'phases.items.price': 'prices',
    subscription: 'subscriptions',
  },
};

function emptyList(url: string): { object: 'list'; data: unknown[]; has_more: boolean; url: string } {
  return { object: 'list', data: [], has_more: false, url };
}

/** Whatever moved the balance; the field holds the id, and only the object it names knows what it is. */
function sourceOf(account: Account, transaction: object): unknown {
  const { source } = transaction as { source: string | null };
  const tables = ['charges', 'refunds', 'disputes', 'payouts', 'topups'] as const;
  return tables.map((table) => account.store.get(table, source ?? '')).find(Boolean) ?? source;
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

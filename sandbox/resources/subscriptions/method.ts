import type { Account } from '../../account/account';
import type { PaymentMethod, Subscription } from '../../account/wire';

/** What a subscription is charged by: its own method, else the customer's; one that was detached is none. */
export function methodOf(account: Account, subscription: Subscription): PaymentMethod | undefined {
  const customer = account.store.get('customers', subscription.customer);
  const id = subscription.default_payment_method ?? customer?.invoice_settings.default_payment_method;
  const method = account.store.get('payment_methods', String(id ?? ''));
  return method?.customer === subscription.customer ? method : undefined;
}

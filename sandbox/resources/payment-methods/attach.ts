import type { Account } from '../../account/account';
import type { PaymentMethod } from '../../account/wire';

/** The method may be charged again for this customer. */
export function attachToCustomer(account: Account, id: string, customer: string): PaymentMethod {
  const method = account.store.get('payment_methods', id);
  if (!method) throw new Error(`There is no payment method ${id} to attach`);
  if (method.customer === customer) return method;
  const attached = account.store.put('payment_methods', { ...method, customer });
  account.events.emit('payment_method.attached', attached);
  return attached;
}

/** It can never be charged again, and is nobody's default any more. */
export function detachFromCustomer(account: Account, method: PaymentMethod, customerId: string): PaymentMethod {
  const detached = account.store.put('payment_methods', { ...method, customer: null });
  account.events.emit('payment_method.detached', detached);
  const customer = account.store.get('customers', customerId);
  if (customer?.invoice_settings.default_payment_method !== method.id) return detached;
  const settings = { ...customer.invoice_settings, default_payment_method: null };
  const changed = account.store.put('customers', { ...customer, invoice_settings: settings });
  account.events.emit('customer.updated', changed, customer);
  return detached;
}

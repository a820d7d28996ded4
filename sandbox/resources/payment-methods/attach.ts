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

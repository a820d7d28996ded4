import type { Account } from '../../account/account';
import type { Customer } from '../../account/wire';
import { endSubscription } from '../subscriptions/cancel';

const OVER = ['canceled', 'incomplete_expired'];

/** A customer into none: their subscriptions end with them. */
export function removeCustomer(account: Account, customer: Customer): void {
  for (const subscription of account.store.all('subscriptions').where('customer', customer.id)) {
    if (!OVER.includes(subscription.status)) endSubscription(account, subscription);
  }
  account.store.remove('customers', customer.id);
  account.events.emit('customer.deleted', customer);
  account.store.put('tombstones', { id: customer.id, object: 'customer', deleted: true });
}

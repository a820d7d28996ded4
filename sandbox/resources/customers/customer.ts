import type { Account } from '../../account/account';
import { objectId, randomText } from '../../account/object-ids';
import type { Customer } from '../../account/wire';

export function newCustomer(account: Account, details: Partial<Customer>): Customer {
  const customer: Customer = {
    id: objectId('cus'),
    object: 'customer',
    address: null,
    balance: 0,
    created: account.clock.now(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
    ...details,
  };
  account.store.put('customers', customer);
  account.events.emit('customer.created', customer);
  return customer;
}

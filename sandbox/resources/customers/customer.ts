import type { Account } from '../../account/account';
import { objectId, randomText } from '../../account/object-ids';
import type { Customer } from '../../account/wire';

/** The letters its invoice numbers begin with. */
const PREFIX_CHARACTERS = 8;

export function newCustomer(account: Account, details: Partial<Customer>): Customer {
  const customer: Customer = {
    id: objectId('cus'),
    object: 'customer',
    ...BLANK,
    created: account.clock.now(),
    invoice_prefix: randomText(PREFIX_CHARACTERS).toUpperCase(),
    ...details,
  };
  account.store.put('customers', customer);
  account.events.emit('customer.created', customer);
  return customer;
}

const BLANK = {
  address: null,
  balance: 0,
  currency: null,
  customer_account: null,
  default_source: null,
  delinquent: false,
  description: null,
  discount: null,
  email: null,
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
} satisfies Partial<Customer>;

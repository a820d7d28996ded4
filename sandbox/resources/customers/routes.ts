import type { Account } from '../../account/account';
import type { Customer } from '../../account/wire';
import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { ignored } from '../../api/parameters/containers';
import { mergeMetadata } from '../../api/parameters/metadata';
import type { Parsed } from '../../api/parameters/parameter';
import { text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { attachToCustomer } from '../payment-methods/attach';
import { methodNamed } from '../payment-methods/named';
import { address as fullAddress } from './address';
import { newCustomer } from './customer';
import { CUSTOMER_PARAMETERS } from './parameters';
import { removeCustomer } from './remove';

type Parameters = Parsed<typeof CUSTOMER_PARAMETERS>;

const create = route(
  'POST',
  '/v1/customers',
  { ...CUSTOMER_PARAMETERS, payment_method: text(), tax_id_data: ignored(), test_clock: text() },
  ({ account, params }) => {
    const { test_clock = null } = params;
    if (test_clock !== null) find(account, 'test_clocks', 'test_clock', test_clock, 'test_clock');
    const customer = newCustomer(account, { ...changes(params, undefined), test_clock });
    if (params.payment_method === undefined) return withDefaultMethod(account, customer, params);
    const attached = attachToCustomer(account, methodNamed(account, params.payment_method).id, customer.id);
    return withDefaultMethod(account, customer, params, { named: params.payment_method, id: attached.id });
  },
);

const update = route(
  'POST',
  '/v1/customers/:id',
  { ...CUSTOMER_PARAMETERS, default_source: ignored() },
  ({ account, id, params }) => {
    const customer = find(account, 'customers', 'customer', id);
    const changed = withDefaultMethod(account, { ...customer, ...changes(params, customer) }, params);
    account.events.emit('customer.updated', account.store.put('customers', changed), customer);
    return changed;
  },
);

const remove = route('DELETE', '/v1/customers/:id', {}, ({ account, id }) => {
  removeCustomer(account, find(account, 'customers', 'customer', id));
  return find(account, 'tombstones', 'customer', id);
});

export const CUSTOMER_ROUTES: Route[] = [
  create,
  update,
  remove,
  retrieveRoute('/v1/customers/:id', 'customers', 'customer'),
  listRoute(
    '/v1/customers',
    'customers',
    { email: text() },
    ({ params: { email } }) =>
      (customer) =>
        matches(customer, { email }),
  ),
];

/** What a caller set, as fields of the customer; settings of features the sandbox has not are left at their default. */
function changes(params: Parameters, before: Customer | undefined): Partial<Customer> {
  const { address, balance, description, email, invoice_prefix, name, next_invoice_sequence, phone } = params;
  const { preferred_locales, tax_exempt } = params;
  const given = {
    balance,
    description,
    email,
    invoice_prefix,
    name,
    next_invoice_sequence,
    phone,
    preferred_locales,
    tax_exempt,
  };
  return {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...(address ? { address: fullAddress(address) } : {}),
    metadata: mergeMetadata(before?.metadata ?? {}, params.metadata),
  };
}

function withDefaultMethod(
  account: Account,
  customer: Customer,
  { invoice_settings: settings }: Parameters,
  attached?: { named: string; id: string },
): Customer {
  const asked = settings?.default_payment_method;
  if (asked === undefined) return customer;
  const id = asked === null ? null : asked === attached?.named ? attached.id : methodNamed(account, asked).id;
  return account.store.put('customers', {
    ...customer,
    invoice_settings: { ...customer.invoice_settings, default_payment_method: id },
  });
}

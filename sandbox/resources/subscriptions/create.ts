import type { Account } from '../../account/account';
import type { Customer, Subscription } from '../../account/wire';
import { given } from '../../api/given';
import { hash, ignored, list } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required, type Parsed } from '../../api/parameters/parameter';
import { flag, integer, oneOf, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { chargeFirstInvoice } from './charge-first-invoice';
import { newSubscription } from './subscription';
import type { Ordered } from './subscription-item';

/** Stripe's limit. */
const MAX_ITEMS = 20;

const SHAPE = {
  billing_mode: ignored(),
  collection_method: oneOf('charge_automatically'),
  currency: text(),
  customer: required(text()),
  default_payment_method: text(),
  description: text(500),
  items: required(list(hash({ metadata: ignored(), price: required(text()), quantity: integer(1) }), MAX_ITEMS)),
  metadata: metadata(),
  off_session: flag(),
  payment_behavior: oneOf('allow_incomplete', 'error_if_incomplete'),
  payment_settings: ignored(),
  proration_behavior: ignored(),
};

/** `POST /v1/subscriptions`: starts at once and charges the first period. */
export const CREATE_SUBSCRIPTION = route('POST', '/v1/subscriptions', SHAPE, ({ account, params }) => {
  const customer = find(account, 'customers', 'customer', params.customer, 'customer');
  const method = methodOf(account, customer, params);
  const subscription = newSubscription(account, orderedOf(account, params), {
    ...given(params, 'default_payment_method', 'description'),
    customer: customer.id,
    metadata: mergeMetadata({}, params.metadata),
    status: 'incomplete',
  });
  account.events.emit('customer.subscription.created', subscription);
  return chargeFirstInvoice(account, {
    customer,
    subscription,
    method,
    behaviour: params.payment_behavior,
  }) satisfies Subscription;
});

function orderedOf(account: Account, { items }: Parsed<typeof SHAPE>): Ordered[] {
  return items.map((item, index) => {
    const param = `items[${index}][price]`;
    const price = find(account, 'prices', 'price', item.price, param);
    if (!price.recurring) throw invalidRequest(`The price ${price.id} is not recurring.`, { param });
    return { price, quantity: item.quantity ?? 1 };
  });
}

function methodOf(account: Account, customer: Customer, { default_payment_method }: Parsed<typeof SHAPE>) {
  const id = default_payment_method ?? String(customer.invoice_settings.default_payment_method ?? '');
  const method = account.store.get('payment_methods', id);
  if (method?.customer === customer.id) return method;
  throw invalidRequest('This customer has no attached payment source or default payment method.', {
    code: 'resource_missing',
  });
}

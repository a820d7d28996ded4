import { listRoute, pageOf } from '../../api/list';
import { matches } from '../../api/matching';
import { hash, ignored } from '../../api/parameters/containers';
import { mergeMetadata, metadata } from '../../api/parameters/metadata';
import { required } from '../../api/parameters/parameter';
import { integer, oneOf, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { address as fullAddress } from '../customers/address';
import { attachToCustomer, detachFromCustomer } from './attach';
import { BILLING_DETAILS, CREATE_PAYMENT_METHOD } from './create';
import { methodNamed } from './named';

const attach = route(
  'POST',
  '/v1/payment_methods/:id/attach',
  { customer: required(text()) },
  ({ account, id, params }) => {
    const customer = find(account, 'customers', 'customer', params.customer, 'customer');
    const method = methodNamed(account, id, 'id');
    if (method.customer && method.customer !== customer.id) {
      throw invalidRequest('The payment method you provided has already been attached to a customer.', {
        param: 'customer',
      });
    }
    return attachToCustomer(account, method.id, customer.id);
  },
);

const detach = route('POST', '/v1/payment_methods/:id/detach', {}, ({ account, id }) => {
  const method = find(account, 'payment_methods', 'PaymentMethod', id);
  if (!method.customer) throw invalidRequest('The payment method you provided is not attached to a customer.');
  return detachFromCustomer(account, method, method.customer);
});

const update = route(
  'POST',
  '/v1/payment_methods/:id',
  {
    allow_redisplay: oneOf('always', 'limited', 'unspecified'),
    billing_details: BILLING_DETAILS,
    card: hash({ exp_month: integer(1, 12), exp_year: integer(), networks: ignored() }),
    metadata: metadata(),
  },
  ({ account, id, params: { billing_details, card, metadata: pairs, ...details } }) => {
    const method = find(account, 'payment_methods', 'PaymentMethod', id);
    const { address, ...billing } = billing_details ?? {};
    const changed = account.store.put('payment_methods', {
      ...method,
      ...details,
      billing_details: {
        ...method.billing_details,
        ...billing,
        ...(address ? { address: fullAddress(address) } : {}),
      },
      ...(method.card && card ? { card: { ...method.card, ...expiryOf(card) } } : {}),
      metadata: mergeMetadata(method.metadata, pairs),
    });
    account.events.emit('payment_method.updated', changed, method);
    return changed;
  },
);

const ofCustomer = route(
  'GET',
  '/v1/customers/:id/payment_methods',
  { ending_before: text(), limit: integer(1, 100), starting_after: text(), type: text() },
  (call) => {
    const customer = find(call.account, 'customers', 'customer', call.id).id;
    return pageOf(call, 'payment_methods', call.params, (method) =>
      matches(method, { customer, type: call.params.type }),
    );
  },
);

export const PAYMENT_METHOD_ROUTES: Route[] = [
  CREATE_PAYMENT_METHOD,
  attach,
  detach,
  update,
  ofCustomer,
  retrieveRoute('/v1/payment_methods/:id', 'payment_methods', 'PaymentMethod'),
  listRoute(
    '/v1/payment_methods',
    'payment_methods',
    { customer: text(), type: text() },
    ({ params: { customer, type } }) =>
      (method) =>
        matches(method, { customer, type }),
  ),
];

function expiryOf({ exp_month, exp_year }: { exp_month?: number; exp_year?: number }) {
  return { ...(exp_month === undefined ? {} : { exp_month }), ...(exp_year === undefined ? {} : { exp_year }) };
}

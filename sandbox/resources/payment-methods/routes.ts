import { listRoute, pageOf } from '../../api/list';
import { matches } from '../../api/matching';
import { required } from '../../api/parameters/parameter';
import { integer, text } from '../../api/parameters/scalars';
import { find, retrieveRoute } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { attachToCustomer } from './attach';
import { CREATE_PAYMENT_METHOD } from './create';
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

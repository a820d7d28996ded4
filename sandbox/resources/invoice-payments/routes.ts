import { listRoute } from '../../api/list';
import { matches } from '../../api/matching';
import { hash } from '../../api/parameters/containers';
import { required } from '../../api/parameters/parameter';
import { oneOf, text } from '../../api/parameters/scalars';
import { retrieveRoute } from '../../api/retrieve';
import type { Route } from '../../api/route';

const PATH = '/v1/invoice_payments';

export const INVOICE_PAYMENT_ROUTES: Route[] = [
  retrieveRoute(`${PATH}/:id`, 'invoice_payments', 'invoice_payment'),
  listRoute(
    PATH,
    'invoice_payments',
    {
      invoice: text(),
      payment: hash({
        payment_intent: text(),
        payment_record: text(),
        type: required(oneOf('payment_intent', 'payment_record')),
      }),
      status: oneOf('canceled', 'open', 'paid'),
    },
    ({ params: { invoice, payment, status } }) =>
      (row) =>
        matches(row, { invoice, status }) && (!payment || matches(row.payment, payment)),
  ),
];

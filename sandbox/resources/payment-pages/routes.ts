import type { Account } from '../../account/account';
import type { CheckoutSession } from '../../account/wire';
import { ignored } from '../../api/parameters/containers';
import { required } from '../../api/parameters/parameter';
import { integer, text } from '../../api/parameters/scalars';
import { find } from '../../api/retrieve';
import { route, type Route } from '../../api/route';
import { invalidRequest } from '../../api/stripe-error';
import { submitPage } from '../../checkout/submit';
import { methodNamed } from '../payment-methods/named';

/**
 * What Stripe's own payment page talks to. It is in no SDK; the command line uses it to pay a session without a
 * browser, which is all that is built of it.
 */
export const PAYMENT_PAGE_ROUTES: Route[] = [
  route('GET', '/v1/payment_pages/:id', {}, ({ account, id }) => paymentPage(session(account, id))),
  route(
    'POST',
    '/v1/payment_pages/:id/confirm',
    { eid: ignored(), expected_amount: integer(), payment_method: required(text()), return_url: ignored() },
    ({ account, id, params }) => {
      const open = session(account, id);
      if (params.expected_amount !== undefined && params.expected_amount !== open.amount_total) {
        throw invalidRequest('The amount of this Checkout Session is not the expected one.', {
          param: 'expected_amount',
        });
      }
      const attempt = submitPage(account, open, methodNamed(account, params.payment_method));
      if (attempt.outcome === 'declined') throw attempt.error;
      return paymentPage(session(account, id));
    },
  ),
];

function session(account: Account, id: string): CheckoutSession {
  return find(account, 'checkout_sessions', 'payment_page', id);
}

function paymentPage({ id, amount_total, currency, mode, payment_status, status, success_url }: CheckoutSession) {
  const state = status === 'complete' ? 'succeeded' : 'active';
  return {
    id: `ppage_${id.slice(-24)}`,
    object: 'payment_page',
    session_id: id,
    state,
    amount_total,
    currency,
    mode,
    payment_status,
    success_url,
  };
}

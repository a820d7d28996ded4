import type { Account } from '../account/account';
import type { CheckoutSession, PaymentMethod } from '../account/wire';
import { invalidRequest } from '../api/stripe-error';
import { attemptPayment, failAuthentication, type Attempt } from '../resources/payment-intents/attempt';
import { FIRST_OF_SUBSCRIPTION_ORDER, ONE_TIME_ORDER } from './arrival-orders';
import { completeSession } from './complete';
import { prepareIntent } from './prepare-intent';
import type { CheckoutOrder } from './order';

/**
 * The payer submits the payment page: one attempt. A refusal leaves the session open for another.
 * @throws StripeError 400 unless the session is open
 */
export function confirmCheckout(account: Account, session: CheckoutSession, method: PaymentMethod): Attempt {
  return during(account, session, (order) =>
    attemptPayment(account, prepareIntent(account, session, order, method), method),
  );
}

/**
 * The payer comes back from their bank.
 * @throws StripeError 400 unless the session is open and waits for this
 */
export function answerAuthentication(account: Account, session: CheckoutSession, answer: 'complete' | 'fail'): Attempt {
  return during(account, session, (order) => {
    const intent = account.store.get('payment_intents', order.paymentIntent ?? '');
    const method = account.store.get('payment_methods', intent?.payment_method ?? '');
    if (intent?.status !== 'requires_action' || !method) throw invalidRequest('There is nothing to authenticate.');
    return answer === 'fail' ? failAuthentication(account, intent) : attemptPayment(account, intent, method, 'passed');
  });
}

/** What a session was asked to do. */
export function orderOf(account: Account, { id }: CheckoutSession): CheckoutOrder {
  const order = account.store.get('checkout_orders', id);
  if (!order) throw new Error(`The session ${id} has no order`);
  return order;
}

function during(account: Account, session: CheckoutSession, attempt: (order: CheckoutOrder) => Attempt): Attempt {
  if (session.status !== 'open') {
    throw invalidRequest(`This Checkout Session is no longer open: it is ${session.status}.`);
  }
  const arrival = session.mode === 'subscription' ? FIRST_OF_SUBSCRIPTION_ORDER : ONE_TIME_ORDER;
  return account.store.transaction(() =>
    account.events.inOrder(arrival, () => {
      const result = attempt(orderOf(account, session));
      const tried = account.store.put('checkout_sessions', {
        ...session,
        payment_intent: shownIntent(session, result),
      });
      if (result.outcome === 'succeeded' || result.outcome === 'processing') {
        completeSession(account, tried, orderOf(account, session), result);
      }
      return result;
    }),
  );
}

/** In subscription mode the payment belongs to the invoice, and the session does not name it. */
function shownIntent(session: CheckoutSession, { intent }: Attempt): string | null {
  return session.mode === 'payment' ? intent.id : null;
}

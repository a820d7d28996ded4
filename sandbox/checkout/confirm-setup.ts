import type { Account } from '../account/account';
import type { CheckoutSession, PaymentMethod, SetupIntent } from '../account/wire';
import { invalidRequest } from '../api/stripe-error';
import { failSetUp, setUp, type SetupAttempt } from '../resources/setup-intents/set-up';
import type { CheckoutOrder } from './order';
import { payerAsCustomer, payerDetails } from './payer';

/**
 * The page of a session in setup mode is submitted: a card is kept for later, and nothing is taken.
 * @throws StripeError 400 unless the session is open
 */
export function confirmSetup(account: Account, session: CheckoutSession, method: PaymentMethod): SetupAttempt {
  return during(account, session, method, (intent, order) => {
    const customer = payerAsCustomer(account, session, order, method.billing_details);
    return setUp(account, { ...intent, customer }, method);
  });
}

/** The payer comes back from their bank. @throws StripeError 400 unless the session waits for this */
export function answerSetup(account: Account, session: CheckoutSession, answer: 'complete' | 'fail'): SetupAttempt {
  const intent = account.store.get('setup_intents', String(session.setup_intent));
  const method = account.store.get('payment_methods', String(intent?.payment_method));
  if (intent?.status !== 'requires_action' || !method) throw invalidRequest('There is nothing to authenticate.');
  return during(account, session, method, () =>
    answer === 'fail' ? failSetUp(account, intent, method) : setUp(account, intent, method, 'passed'),
  );
}

function during(
  account: Account,
  session: CheckoutSession,
  method: PaymentMethod,
  attempt: (intent: SetupIntent, order: CheckoutOrder) => SetupAttempt,
): SetupAttempt {
  const intent = account.store.get('setup_intents', String(session.setup_intent));
  const order = account.store.get('checkout_orders', session.id);
  if (session.status !== 'open' || !intent || !order)
    throw invalidRequest(`This Checkout Session is no longer open: it is ${session.status}.`);
  return account.store.transaction(() => {
    const result = attempt(intent, order);
    if (result.outcome === 'succeeded') complete(account, session, result.intent, method);
    return result;
  });
}

function complete(account: Account, session: CheckoutSession, intent: SetupIntent, method: PaymentMethod): void {
  const done = account.store.put('checkout_sessions', {
    ...session,
    customer: intent.customer,
    customer_details: payerDetails(method.billing_details),
    status: 'complete',
    url: null,
  });
  account.events.emit('checkout.session.completed', done);
}

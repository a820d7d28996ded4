import type { Account } from '../account/account';
import type { CheckoutSession, Customer, PaymentMethod, SetupIntent } from '../account/wire';
import { mergeMetadata } from '../api/parameters/metadata';
import { invalidRequest } from '../api/stripe-error';
import { newSetupIntent } from '../resources/setup-intents/setup-intent';
import { failSetUp, setUp, type SetupAttempt } from '../resources/setup-intents/set-up';
import { startTrial } from '../resources/subscriptions/start-trial';
import { newSubscription } from '../resources/subscriptions/subscription';
import { TRIAL_ORDER } from './arrival-orders';
import { consentGiven } from './complete';
import { orderOf } from './confirm';
import type { CheckoutOrder } from './order';
import { payerAsCustomer, payerDetails } from './payer';
import { inCurrency, recurringOf } from './start-subscription';

/**
 * The page of a subscription that begins with a trial is submitted: the method is kept, nothing is taken, and the first
 * charge comes when the trial ends. @throws StripeError 400 unless the session is open
 */
export function confirmTrial(account: Account, session: CheckoutSession, method: PaymentMethod): SetupAttempt {
  return during(account, session, method, (order) => {
    const customer = payerAsCustomer(account, session, order, method.billing_details);
    const intent = account.store.get('setup_intents', order.setupIntent ?? '') ?? newIntent(account, session);
    account.store.put('checkout_orders', { ...order, customer, setupIntent: intent.id });
    return setUp(account, { ...intent, customer }, method);
  });
}

/** The payer comes back from their bank. @throws StripeError 400 unless the session waits for this */
export function answerTrial(account: Account, session: CheckoutSession, answer: 'complete' | 'fail'): SetupAttempt {
  const intent = account.store.get('setup_intents', orderOf(account, session).setupIntent ?? '');
  const method = account.store.get('payment_methods', String(intent?.payment_method));
  if (intent?.status !== 'requires_action' || !method) throw invalidRequest('There is nothing to authenticate.');
  return during(account, session, method, () =>
    answer === 'fail' ? failSetUp(account, intent, method) : setUp(account, intent, method, 'passed'),
  );
}

/** The session of a subscription names none; the subscription would, while it waits. */
function newIntent(account: Account, { payment_method_types }: CheckoutSession): SetupIntent {
  return newSetupIntent(account, { payment_method_types });
}

function during(
  account: Account,
  session: CheckoutSession,
  method: PaymentMethod,
  attempt: (order: CheckoutOrder) => SetupAttempt,
): SetupAttempt {
  if (session.status !== 'open')
    throw invalidRequest(`This Checkout Session is no longer open: it is ${session.status}.`);
  return account.store.transaction(() =>
    account.events.inOrder(TRIAL_ORDER, () => {
      const result = attempt(orderOf(account, session));
      if (result.outcome === 'succeeded') complete(account, session, method);
      return result;
    }),
  );
}

function complete(account: Account, session: CheckoutSession, method: PaymentMethod): void {
  const order = orderOf(account, session);
  const customer = inCurrency(account, order.customer ?? '', session.currency ?? '');
  const subscription = begin(account, order, customer, method);
  const done = account.store.put('checkout_sessions', {
    ...session,
    consent: consentGiven(session),
    customer: customer.id,
    customer_details: payerDetails(method.billing_details),
    invoice: subscription.latest_invoice,
    payment_status: 'no_payment_required',
    status: 'complete',
    subscription: subscription.id,
    url: null,
  });
  account.events.emit('checkout.session.completed', done);
}

function begin(account: Account, order: CheckoutOrder, customer: Customer, method: PaymentMethod) {
  const { description, metadata, trial_end } = order.subscriptionData;
  const subscription = newSubscription(account, recurringOf(order), {
    customer: customer.id,
    default_payment_method: method.id,
    description: description ?? null,
    metadata: mergeMetadata({}, metadata),
    status: 'incomplete',
  });
  return startTrial(account, customer, subscription, trial_end ?? 0);
}

import type { Account } from '../account/account';
import type { Charge, CheckoutSession, PaymentIntent } from '../account/wire';
import { attachToCustomer } from '../resources/payment-methods/attach';
import { startSubscription } from './start-subscription';
import type { CheckoutOrder } from './order';
import { payerDetails } from './payer';

/** Money came, or a debit is on its way: the session is over, and what it promised begins. */
export function completeSession(
  account: Account,
  session: CheckoutSession,
  order: CheckoutOrder,
  payment: { intent: PaymentIntent; charge: Charge },
): CheckoutSession {
  const { intent, charge } = payment;
  const repeats = intent.setup_future_usage !== null;
  if (repeats && intent.customer) attachToCustomer(account, charge.payment_method ?? '', intent.customer);
  const begun = session.mode === 'subscription' ? startSubscription(account, order, payment) : {};
  const complete = account.store.put('checkout_sessions', {
    ...session,
    ...begun,
    consent: consentGiven(session),
    customer: intent.customer,
    customer_details: payerDetails(charge.billing_details),
    payment_status: charge.status === 'succeeded' ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  });
  account.events.emit('checkout.session.completed', complete);
  return complete;
}

/** Whoever submits the page has agreed to what it had to be agreed to; promotions are not asked about. */
export function consentGiven({ consent_collection: asked }: CheckoutSession): CheckoutSession['consent'] {
  if (!asked) return null;
  return { promotions: null, terms_of_service: asked.terms_of_service === 'required' ? 'accepted' : null };
}

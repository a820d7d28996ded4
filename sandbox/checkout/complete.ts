import type { Account } from '../account/account';
import type { Charge, CheckoutSession, PaymentIntent } from '../account/wire';
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
  const begun = session.mode === 'subscription' ? startSubscription(account, order, payment) : {};
  const complete = account.store.put('checkout_sessions', {
    ...session,
    ...begun,
    customer: payment.intent.customer,
    customer_details: payerDetails(payment.charge.billing_details),
    payment_status: payment.charge.status === 'succeeded' ? 'paid' : 'unpaid',
    status: 'complete',
    url: null,
  });
  account.events.emit('checkout.session.completed', complete);
  return complete;
}

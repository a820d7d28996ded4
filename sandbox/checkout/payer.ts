import type { Account } from '../account/account';
import type { CheckoutSession } from '../account/wire';
import { newCustomer } from '../resources/customers/customer';
import type { BillingDetails } from '../resources/payment-methods/payment-method';
import type { CheckoutOrder } from './order';

/** The customer this payment is booked under; null for a guest, whose details stay on the session and the charge. */
export function payerAsCustomer(
  account: Account,
  session: CheckoutSession,
  order: CheckoutOrder,
  payer: BillingDetails,
): string | null {
  if (session.customer) return session.customer;
  const made = account.store.get('customers', order.customer ?? '');
  const details = { address: payer.address, email: payer.email, name: payer.name };
  if (made) return account.store.put('customers', { ...made, ...details }).id;
  return wantsCustomer(session, order) ? newCustomer(account, details).id : null;
}

/** Subscriptions need one; a payment only where it is asked for or where the method is to be charged again. */
function wantsCustomer(session: CheckoutSession, { paymentIntentData }: CheckoutOrder): boolean {
  return (
    session.mode === 'subscription' ||
    session.customer_creation === 'always' ||
    paymentIntentData.setup_future_usage !== undefined
  );
}

/** What the session shows of who paid. */
export function payerDetails(payer: BillingDetails): CheckoutSession['customer_details'] {
  return {
    address: payer.address,
    business_name: null,
    email: payer.email,
    individual_name: null,
    name: payer.name,
    phone: payer.phone,
    tax_exempt: 'none',
    tax_ids: [],
  };
}

import type { Account } from '../../account/account';
import { find } from '../../api/retrieve';
import { invalidRequest } from '../../api/stripe-error';

/** A way to pay as it is given for a subscription. @throws StripeError 400 where it is not its customer's */
export function methodOf(account: Account, id: string, customer: string): string {
  const method = find(account, 'payment_methods', 'PaymentMethod', id, 'default_payment_method');
  if (method.customer === customer) return id;
  const message = `The customer does not have a payment method with the ID ${id}.`;
  throw invalidRequest(message, { param: 'default_payment_method', code: 'resource_missing' });
}

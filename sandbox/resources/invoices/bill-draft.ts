import type { Account } from '../../account/account';
import type { Invoice } from '../../account/wire';
import { newPaymentIntent } from '../payment-intents/payment-intent';
import { finalizeInvoice, markPaid } from './lifecycle';

/** Finalises a draft and makes the payment intent that is to settle it; a bill over nothing is paid at once. */
export function billDraft(account: Account, draft: Invoice): Invoice {
  if (draft.amount_due === 0) return markPaid(account, finalizeInvoice(account, draft, undefined));
  const intent = newPaymentIntent(account, {
    amount: draft.amount_due,
    capture_method: 'automatic',
    currency: draft.currency,
    customer: draft.customer,
    description: draft.parent ? 'Subscription update' : 'Payment for Invoice',
    payment_details: { customer_reference: null, order_reference: draft.id },
    payment_method_configuration_details: null,
  });
  const open = finalizeInvoice(account, draft, intent);
  account.events.emit('payment_intent.created', intent);
  return open;
}

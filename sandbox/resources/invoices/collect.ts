import type { Account } from '../../account/account';
import type { Invoice, PaymentIntent, PaymentMethod } from '../../account/wire';
import { attemptPayment, type Attempt } from '../payment-intents/attempt';
import { markAttempted, markFailed, markPaid } from './lifecycle';

/** Takes an open invoice's money by this method, and notes on the invoice how that went. */
export function collectInvoice(account: Account, invoice: Invoice, method: PaymentMethod): Attempt {
  const attempt = attemptPayment(account, intentOf(account, invoice), method);
  const open = account.store.get('invoices', invoice.id) ?? invoice;
  switch (attempt.outcome) {
    case 'succeeded':
      markPaid(account, open);
      break;
    case 'processing':
      markAttempted(account, open);
      break;
    case 'declined':
      markFailed(account, open);
      break;
    case 'requires_action':
      account.events.emit('invoice.payment_action_required', markAttempted(account, open));
      break;
  }
  return attempt;
}

function intentOf(account: Account, { id }: Invoice): PaymentIntent {
  for (const payment of account.store.all('invoice_payments').newestFirst()) {
    const intent =
      payment.invoice === id && account.store.get('payment_intents', String(payment.payment.payment_intent));
    if (intent) return intent;
  }
  throw new Error(`The invoice ${id} has no payment to collect`);
}

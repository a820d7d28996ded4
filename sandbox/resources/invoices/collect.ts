import type { Account } from '../../account/account';
import type { Invoice, PaymentIntent, PaymentMethod } from '../../account/wire';
import type { Authentication } from '../charges/payment-method-details';
import { attemptPayment, type Attempt } from '../payment-intents/attempt';
import { invoiceFailed, invoicePaid, invoiceWaitsForPayer } from './consequences';
import { markAttempted } from './lifecycle';

/** How an invoice comes to be paid. */
export interface Collecting {
  readonly authentication?: Authentication;
  /** Whether it is tried by the schedule: after the first try, no other is counted. */
  readonly isScheduled?: boolean;
}

/**
 * Takes an open invoice's money by this method; the invoice and its subscription are told how that went.
 * @see https://docs.stripe.com/api/invoices/object#invoice_object-attempt_count
 */
export function collectInvoice(
  account: Account,
  invoice: Invoice,
  method: PaymentMethod,
  { authentication = 'not_asked', isScheduled = false }: Collecting = {},
): Attempt {
  const attempt = attemptPayment(account, intentOf(account, invoice), method, authentication);
  const open = account.store.get('invoices', invoice.id) ?? invoice;
  const attempt_count = isScheduled ? open.attempt_count + 1 : Math.max(open.attempt_count, 1);
  const tried = { ...open, attempt_count, attempted: true };
  switch (attempt.outcome) {
    case 'succeeded':
      invoicePaid(account, tried);
      break;
    case 'processing':
      // Nothing is tried beside a debit; what is planned after one that was sent back counts from then.
      markAttempted(account, tried, null);
      break;
    case 'declined':
      invoiceFailed(account, tried);
      break;
    case 'requires_action':
      invoiceWaitsForPayer(account, tried);
      break;
  }
  return attempt;
}

/** The payment intent that settles this invoice. */
export function intentOf(account: Account, { id }: Invoice): PaymentIntent {
  for (const { payment } of account.store.all('invoice_payments').where('invoice', id)) {
    const intent = account.store.get('payment_intents', String(payment.payment_intent));
    if (intent) return intent;
  }
  throw new Error(`The invoice ${id} has no payment to collect`);
}

import type { Account } from '../../account/account';
import { objectId } from '../../account/object-ids';
import type { Invoice, InvoicePayment, PaymentIntent } from '../../account/wire';

/** The link between an invoice and the payment intent that settles it: since basil the only one. */
export function newInvoicePayment(account: Account, invoice: Invoice, intent: PaymentIntent): InvoicePayment {
  const purpose = account.store.get('payment_purposes', intent.id);
  account.store.put('payment_purposes', { ...purpose, id: intent.id, invoice: invoice.id });
  return account.store.put('invoice_payments', {
    id: objectId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created: account.clock.now(),
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: intent.id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  });
}

/** The invoice's payment is paid; the event that says so comes some seconds after the invoice's own. */
export function payInvoicePayment(account: Account, invoice: string): void {
  for (const payment of account.store.all('invoice_payments').where('invoice', invoice)) {
    account.store.put('invoice_payments', {
      ...payment,
      amount_paid: payment.amount_requested,
      status: 'paid',
      status_transitions: { canceled_at: null, paid_at: account.clock.now() },
    });
    return account.agenda.scheduleIn('announce_invoice_payment', payment.id, account.settings.invoicePaymentAfterMs);
  }
}

/** The diary's `announce_invoice_payment`. */
export function announceInvoicePayment(account: Account, id: string): void {
  const payment = account.store.get('invoice_payments', id);
  if (payment) account.events.emit('invoice_payment.paid', payment);
}

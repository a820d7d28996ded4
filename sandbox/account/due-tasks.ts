import { bookSucceededCharge } from '../resources/charges/outcomes';
import { settleBankDebit } from '../resources/charges/settle-debit';
import { announceInvoicePayment } from '../resources/invoice-payments/invoice-payment';
import { expireSession } from '../resources/checkout-sessions/expire';
import type { Account } from './account';
import type { TaskHandlers } from './agenda';

/** What the account does by itself. */
export function dueTasks(account: Account): TaskHandlers {
  return {
    announce_invoice_payment: (id) => announceInvoicePayment(account, id),
    book_charge: (id) => bookSucceededCharge(account, id),
    expire_checkout_session: (id) => void expireSession(account, id),
    settle_bank_debit: (id) => settleBankDebit(account, id),
  };
}

import type { Account } from '../../account/account';
import type { PaymentIntent } from '../../account/wire';
import { failAuthentication } from '../payment-intents/attempt';
import { collectInvoice } from './collect';
import { invoiceFailed } from './consequences';

/** The payer answers their bank about a renewal, from the link in Stripe's mail. The intent as it is afterwards. */
export function answerForInvoice(account: Account, intent: PaymentIntent, answer: 'complete' | 'fail'): PaymentIntent {
  const purpose = account.store.get('payment_purposes', intent.id);
  const invoice = account.store.get('invoices', purpose?.invoice ?? '');
  const method = account.store.get('payment_methods', intent.payment_method ?? '');
  if (!invoice || !method) throw new Error(`${intent.id} pays for no invoice`);
  return account.store.transaction(() => {
    if (answer === 'complete') return collectInvoice(account, invoice, method, { authentication: 'passed' }).intent;
    const failed = failAuthentication(account, intent);
    invoiceFailed(account, invoice);
    return failed.intent;
  });
}

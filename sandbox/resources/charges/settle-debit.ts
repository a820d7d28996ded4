import type { Account } from '../../account/account';
import type { Charge, PaymentIntent, PaymentMethod } from '../../account/wire';
import { debitReturned, invoicePaid } from '../invoices/consequences';
import { behaviourOf } from '../payment-methods/payment-method';
import { confirmDebit, failDebit } from './outcomes';

const RETURNED = { code: 'insufficient_funds', message: 'The account did not have enough money for this debit.' };

/** The diary's `settle_bank_debit`: days later the bank says whether it paid, and everything that waited hears of it. */
export function settleBankDebit(account: Account, id: string): void {
  const charge = account.store.get('charges', id);
  const intent = account.store.get('payment_intents', charge?.payment_intent ?? '');
  const method = account.store.get('payment_methods', charge?.payment_method ?? '');
  if (charge?.status !== 'pending' || !intent || !method) return;
  if (isReturned(account, intent, method)) fail(account, charge, intent);
  else succeed(account, charge, intent);
}

function isReturned(account: Account, intent: PaymentIntent, method: PaymentMethod): boolean {
  if (account.store.get('payment_purposes', intent.id)?.debitFails) return true;
  const behaviour = behaviourOf(account, method);
  return behaviour.kind === 'debits' && behaviour.outcome === 'fails';
}

function succeed(account: Account, charge: Charge, intent: PaymentIntent): void {
  confirmDebit(account, charge);
  const paid = { ...intent, amount_received: intent.amount, status: 'succeeded' } as const;
  account.events.emit('payment_intent.succeeded', account.store.put('payment_intents', paid));
  const { invoice, session } = purposeOf(account, intent);
  if (invoice) invoicePaid(account, invoice);
  if (!session) return;
  const settled = account.store.put('checkout_sessions', { ...session, payment_status: 'paid' });
  account.events.emit('checkout.session.async_payment_succeeded', settled);
}

function fail(account: Account, charge: Charge, intent: PaymentIntent): void {
  const failed = failDebit(account, charge, RETURNED);
  const method = account.store.get('payment_methods', charge.payment_method ?? '');
  const refused = account.store.put('payment_intents', {
    ...intent,
    last_payment_error: { ...RETURNED, charge: failed.id, payment_method: method, type: 'card_error' } as never,
    payment_method: null,
    status: 'requires_payment_method',
  });
  account.events.emit('payment_intent.payment_failed', refused);
  const { invoice, session } = purposeOf(account, intent);
  if (session) account.events.emit('checkout.session.async_payment_failed', session);
  if (invoice) debitReturned(account, invoice);
}

function purposeOf(account: Account, { id }: PaymentIntent) {
  const purpose = account.store.get('payment_purposes', id);
  return {
    invoice: account.store.get('invoices', purpose?.invoice ?? ''),
    session: account.store.get('checkout_sessions', purpose?.session ?? ''),
  };
}

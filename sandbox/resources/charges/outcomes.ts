import type { Account } from '../../account/account';
import type { Charge } from '../../account/wire';
import { bookCharge, bookChargeFailure, type Availability } from '../../money/balance-transactions';
import type { Decline } from '../payment-methods/instrument';
import { behaviourOf } from '../payment-methods/payment-method';
import { AUTHORIZED } from './authorized';
import { bookRelease } from './capture';

/** A slow debit takes this many times as long as others: Stripe's slow test account pays after three minutes. */
const SLOW_FACTOR = 18;

/** A card was charged. Its balance transaction is still unknown: `charge.updated` brings it a little later. */
export function succeedCharge(account: Account, charge: Charge): Charge {
  const succeeded = account.store.put('charges', { ...charge, ...captured(charge), outcome: AUTHORIZED });
  account.events.emit('charge.succeeded', succeeded);
  account.agenda.scheduleIn('book_charge', charge.id, account.settings.bookAfterMs);
  return succeeded;
}

export function declineCharge(account: Account, charge: Charge, { code, declineCode, message }: Decline): Charge {
  const declined = account.store.put('charges', {
    ...charge,
    failure_code: code,
    failure_message: message,
    outcome: {
      ...AUTHORIZED,
      network_status: 'declined_by_network',
      reason: declineCode,
      seller_message: 'The bank did not return any further details with this decline.',
      type: 'issuer_declined',
    },
    receipt_url: null,
    status: 'failed',
  });
  account.events.emit('charge.failed', declined);
  return declined;
}

/** A bank debit was handed in: on the balance at once, decided days later. */
export function submitDebit(account: Account, charge: Charge): Charge {
  const booked = bookCharge(account, charge);
  const pending = account.store.put('charges', { ...charge, balance_transaction: booked.id, outcome: AUTHORIZED });
  account.events.emit('charge.pending', pending);
  account.agenda.scheduleIn('settle_bank_debit', charge.id, settlingMs(account, charge));
  return pending;
}

/** The diary's `book_charge`. */
export function bookSucceededCharge(account: Account, id: string): void {
  const charge = account.store.get('charges', id);
  if (!charge || charge.balance_transaction) return;
  const transaction = bookCharge(account, charge, availabilityOf(account, charge));
  bookRelease(account, charge, transaction);
  const booked = account.store.put('charges', { ...charge, balance_transaction: transaction.id });
  account.events.emit('charge.updated', booked, charge);
}

export function confirmDebit(account: Account, charge: Charge): Charge {
  const succeeded = account.store.put('charges', { ...charge, ...captured(charge) });
  account.events.emit('charge.succeeded', succeeded);
  return succeeded;
}

export function failDebit(account: Account, charge: Charge, { code, message }: Omit<Decline, 'declineCode'>): Charge {
  const booked = account.store.get('balance_transactions', charge.balance_transaction ?? '');
  if (!booked) throw new Error(`The debit ${charge.id} was never booked`);
  const failed = account.store.put('charges', {
    ...charge,
    failure_balance_transaction: bookChargeFailure(account, charge, booked).id,
    failure_code: code,
    failure_message: message,
    receipt_url: null,
    status: 'failed',
  });
  account.events.emit('charge.failed', failed);
  return failed;
}

function captured({ amount }: Charge): Pick<Charge, 'amount_captured' | 'captured' | 'paid' | 'status'> {
  return { amount_captured: amount, captured: true, paid: true, status: 'succeeded' };
}

function availabilityOf(account: Account, charge: Charge): Availability {
  const method = account.store.get('payment_methods', charge.payment_method ?? '');
  const behaviour = method && behaviourOf(account, method);
  return behaviour?.kind === 'succeeds' && behaviour.aftermath === 'available_at_once' ? 'at_once' : 'usual';
}

function settlingMs(account: Account, charge: Charge): number {
  const method = account.store.get('payment_methods', charge.payment_method ?? '');
  const behaviour = method && behaviourOf(account, method);
  const slow = behaviour?.kind === 'debits' && behaviour.pace === 'slow';
  return account.settings.settleAfterMs * (slow ? SLOW_FACTOR : 1);
}

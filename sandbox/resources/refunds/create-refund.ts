import type { Account } from '../../account/account';
import type { Charge, Refund } from '../../account/wire';
import { bookRefund } from '../../money/refund-bookings';
import { behaviourOf } from '../payment-methods/payment-method';
import { noLongerActionable } from '../radar/early-fraud-warning';
import { addRefunded } from './refunded-amount';
import { newRefund, type RefundDetails } from './refund';
import { takePlannedStart, type RefundStart } from './planned-start';

/** The order in which Stripe was seen to tell of a refund; `refund.updated` and its twin follow. */
const ARRIVAL_ORDER = ['refund.created', 'charge.refunded'];

/** Gives money back. What is allowed is checked before; how it goes on depends on the card, the bank, or what was planned. */
export function createRefund(account: Account, charge: Charge, details: Omit<RefundDetails, 'status'>): Refund {
  const start = takePlannedStart(account) ?? usualStart(account, charge);
  return account.events.inOrder(ARRIVAL_ORDER, () => {
    const refund = started(account, charge, newRefund(account, charge, { ...details, ...opening(start) }), start);
    addRefunded(account, charge, refund.amount);
    account.events.emit('refund.created', refund);
    noLongerActionable(account, charge.id);
    return refund;
  });
}

function started(account: Account, charge: Charge, refund: Refund, start: RefundStart): Refund {
  const { bookAfterMs, refundAfterMs } = account.settings;
  const soon = (kind: 'trace_refund' | 'complete_refund' | 'fail_refund', delayMs: number): void =>
    account.agenda.scheduleIn(kind, refund.id, delayMs);
  if (start === 'succeeds') soon('trace_refund', bookAfterMs);
  if (start === 'pends') soon('complete_refund', refundAfterMs);
  if (start === 'fails_later') soon('fail_refund', refundAfterMs);
  if (start === 'lacks_funds') return refund;
  return account.store.put('refunds', { ...refund, balance_transaction: bookRefund(account, refund, charge).id });
}

function opening(start: RefundStart): Pick<Refund, 'status' | 'pending_reason' | 'next_action'> {
  switch (start) {
    case 'succeeds':
    case 'fails_later':
      return { status: 'succeeded' };
    case 'pends':
      return { status: 'pending', pending_reason: 'processing' };
    case 'lacks_funds':
      return { status: 'pending', pending_reason: 'insufficient_funds' };
    case 'requires_action':
      return { status: 'requires_action' };
  }
}

function usualStart(account: Account, charge: Charge): RefundStart {
  const method = account.store.get('payment_methods', charge.payment_method ?? '');
  const behaviour = method && behaviourOf(account, method);
  if (behaviour?.kind === 'debits') return 'pends';
  if (behaviour?.kind !== 'succeeds') return 'succeeds';
  if (behaviour.aftermath === 'refund_pends') return 'pends';
  return behaviour.aftermath === 'refund_fails' ? 'fails_later' : 'succeeds';
}

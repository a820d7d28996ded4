import { PAYOUT_STATUSES, type PayoutFact } from '../../infrastructure/stripe/facts/payout-fact';
import { fixed, larger, later, onceKnown } from '../merge-fact';

/** Two views of one payout. `paid` may still fail, and an arrival is only ever put off. */
export function joinPayouts(known: PayoutFact, incoming: PayoutFact): PayoutFact {
  return {
    stripeId: known.stripeId,
    amountMinor: fixed('payout.amount', known.amountMinor, incoming.amountMinor),
    currency: fixed('payout.currency', known.currency, incoming.currency),
    status: later(PAYOUT_STATUSES, known.status, incoming.status),
    arrivalDate: larger(known.arrivalDate, incoming.arrivalDate, (day) => Date.parse(day)),
    automatic: fixed('payout.automatic', known.automatic, incoming.automatic),
    reconciliationStatus: later(RECONCILIATION, known.reconciliationStatus, incoming.reconciliationStatus),
    balanceTransactionId: onceKnown(
      'payout.balance_transaction',
      known.balanceTransactionId,
      incoming.balanceTransactionId,
    ),
    failureBalanceTransactionId: onceKnown(
      'payout.failure_balance_transaction',
      known.failureBalanceTransactionId,
      incoming.failureBalanceTransactionId,
    ),
    failureCode: onceKnown('payout.failure_code', known.failureCode, incoming.failureCode),
    traceId: onceKnown('payout.trace_id', known.traceId, incoming.traceId),
    created: known.created,
  };
}

/** @see https://docs.stripe.com/api/payouts/object#payout_object-reconciliation_status */
const RECONCILIATION: readonly string[] = ['not_applicable', 'in_progress', 'completed'];

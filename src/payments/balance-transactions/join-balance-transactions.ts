import { BALANCE_TRANSACTION_STATUSES } from '../../infrastructure/stripe/facts/balance-transaction-fact';
import { fixed, larger, later, onceKnown } from '../merge-fact';
import type { BalanceTransaction } from './balance-transaction.entity';

/** Two views of one balance transaction. Money never changes; only when it is available, and which payout took it. */
export function joinBalanceTransactions(known: BalanceTransaction, incoming: BalanceTransaction): BalanceTransaction {
  const same = <Field extends keyof BalanceTransaction>(field: Field) =>
    fixed(`balance_transaction.${field}`, known[field], incoming[field]);
  return {
    ...known,
    reportingCategory: same('reportingCategory'),
    balanceType: same('balanceType'),
    sourceId: onceKnown('balance_transaction.source', known.sourceId, incoming.sourceId),
    amountMinor: same('amountMinor'),
    feeMinor: same('feeMinor'),
    taxMinor: same('taxMinor'),
    currency: same('currency'),
    exchangeRate: onceKnown('balance_transaction.exchange_rate', known.exchangeRate, incoming.exchangeRate),
    status: later(BALANCE_TRANSACTION_STATUSES, known.status, incoming.status),
    availableOn: larger(known.availableOn, incoming.availableOn, (instant) => instant.getTime()),
    payoutId: onceKnown('balance_transaction.payout', known.payoutId, incoming.payoutId),
  };
}

import type { RefundFact } from '../../infrastructure/stripe/facts/refund-fact';
import { fixed, larger, onceKnown } from '../merge-fact';

/** Two views of one refund. It may still fail after it succeeded, and nothing comes after that. */
export function joinRefunds(known: RefundFact, incoming: RefundFact): RefundFact {
  return {
    stripeId: known.stripeId,
    chargeId: onceKnown('refund.charge', known.chargeId, incoming.chargeId),
    paymentIntentId: onceKnown('refund.payment_intent', known.paymentIntentId, incoming.paymentIntentId),
    status: larger(known.status, incoming.status, (status) => RANK[status]),
    amountMinor: fixed('refund.amount', known.amountMinor, incoming.amountMinor),
    currency: fixed('refund.currency', known.currency, incoming.currency),
    balanceTransactionId: onceKnown(
      'refund.balance_transaction',
      known.balanceTransactionId,
      incoming.balanceTransactionId,
    ),
    failureBalanceTransactionId: onceKnown(
      'refund.failure_balance_transaction',
      known.failureBalanceTransactionId,
      incoming.failureBalanceTransactionId,
    ),
    failureReason: onceKnown('refund.failure_reason', known.failureReason, incoming.failureReason),
    reason: onceKnown('refund.reason', known.reason, incoming.reason),
    created: known.created,
  };
}

/** `requires_action` and `pending` alternate, and `failed` and `canceled` exclude each other: the order is only made total. */
const RANK: Record<RefundFact['status'], number> = {
  pending: 0,
  requires_action: 1,
  succeeded: 2,
  canceled: 3,
  failed: 4,
};

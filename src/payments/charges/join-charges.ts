import { CHARGE_STATUSES, type ChargeFact } from '../../infrastructure/stripe/facts/charge-fact';
import { fixed, larger, later, onceKnown } from '../merge-fact';

/** Two views of one charge. Status and captured amount only rise; amount and currency never change. */
export function joinCharges(known: ChargeFact, incoming: ChargeFact): ChargeFact {
  const status = later(CHARGE_STATUSES, known.status, incoming.status);
  return {
    stripeId: known.stripeId,
    paymentIntentId: onceKnown('charge.payment_intent', known.paymentIntentId, incoming.paymentIntentId),
    status,
    amountMinor: fixed('charge.amount', known.amountMinor, incoming.amountMinor),
    amountCapturedMinor: larger(known.amountCapturedMinor, incoming.amountCapturedMinor, (amount) => amount),
    currency: fixed('charge.currency', known.currency, incoming.currency),
    balanceTransactionId: onceKnown(
      'charge.balance_transaction',
      known.balanceTransactionId,
      incoming.balanceTransactionId,
    ),
    failureBalanceTransactionId: onceKnown(
      'charge.failure_balance_transaction',
      known.failureBalanceTransactionId,
      incoming.failureBalanceTransactionId,
    ),
    method: onceKnown('charge.payment_method_details.type', known.method, incoming.method),
    failureCode: onceKnown('charge.failure_code', known.failureCode, incoming.failureCode),
    created: known.created,
  };
}

import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';

export const PAYOUT_STATUSES = ['pending', 'in_transit', 'paid', 'failed', 'canceled'] as const;

export interface PayoutFact {
  readonly stripeId: string;
  /** Negative where Stripe takes money from the bank. */
  readonly amountMinor: bigint;
  readonly currency: string;
  /** `paid` only means expected at the bank: it may still fail. */
  readonly status: (typeof PAYOUT_STATUSES)[number];
  /** UTC day. */
  readonly arrivalDate: string;
  readonly automatic: boolean;
  readonly reconciliationStatus: string;
  readonly balanceTransactionId: string | null;
  readonly failureBalanceTransactionId: string | null;
  readonly failureCode: string | null;
  /** By which the bank finds the deposit; known days after it. */
  readonly traceId: string | null;
  readonly created: Date;
}

/** @throws UnreadableObject */
export function readPayout(object: { [name: string]: Json }): PayoutFact {
  const reader = new FieldReader(object, 'payout');
  return {
    stripeId: reader.text('id'),
    amountMinor: reader.amountMinor('amount'),
    currency: reader.currency('currency'),
    status: reader.oneOf('status', PAYOUT_STATUSES),
    arrivalDate: reader.instant('arrival_date').toISOString().slice(0, 10),
    automatic: reader.flag('automatic'),
    reconciliationStatus: reader.textIfPresent('reconciliation_status') ?? 'not_applicable',
    balanceTransactionId: reader.optionalText('balance_transaction'),
    failureBalanceTransactionId: reader.optionalText('failure_balance_transaction'),
    failureCode: reader.optionalText('failure_code'),
    traceId: traceOf(object['trace_id'] ?? null),
    created: reader.instant('created'),
  };
}

/** @see https://docs.stripe.com/api/payouts/object#payout_object-trace_id */
function traceOf(trace: Json): string | null {
  const value = trace !== null && typeof trace === 'object' && !Array.isArray(trace) ? trace['value'] : null;
  return typeof value === 'string' ? value : null;
}

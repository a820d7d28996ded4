import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';

export const REFUND_STATUSES = ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'] as const;

export interface RefundFact {
  readonly stripeId: string;
  readonly chargeId: string | null;
  readonly paymentIntentId: string | null;
  readonly status: (typeof REFUND_STATUSES)[number];
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly balanceTransactionId: string | null;
  /** What came back when it failed or was canceled after money had left. */
  readonly failureBalanceTransactionId: string | null;
  readonly failureReason: string | null;
  readonly reason: string | null;
  readonly created: Date;
}

/** @throws UnreadableObject */
export function readRefund(object: { [name: string]: Json }): RefundFact {
  const reader = new FieldReader(object, 'refund');
  return {
    stripeId: reader.text('id'),
    chargeId: reader.optionalText('charge'),
    paymentIntentId: reader.optionalText('payment_intent'),
    status: reader.oneOf('status', REFUND_STATUSES),
    amountMinor: reader.amountMinor('amount'),
    currency: reader.currency('currency'),
    balanceTransactionId: reader.optionalText('balance_transaction'),
    failureBalanceTransactionId: reader.textIfPresent('failure_balance_transaction'),
    failureReason: reader.textIfPresent('failure_reason'),
    reason: reader.optionalText('reason'),
    created: reader.instant('created'),
  };
}

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
    created: reader.instant('created'),
  };
}

import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';

export const CHARGE_STATUSES = ['pending', 'failed', 'succeeded'] as const;

export interface ChargeFact {
  readonly stripeId: string;
  readonly paymentIntentId: string | null;
  readonly status: (typeof CHARGE_STATUSES)[number];
  readonly amountMinor: bigint;
  readonly amountCapturedMinor: bigint;
  readonly currency: string;
  /** Null on charge.succeeded; charge.updated brings it seconds later. */
  readonly balanceTransactionId: string | null;
  /** A bank debit that failed after it was booked has this second one. */
  readonly failureBalanceTransactionId: string | null;
  readonly failureCode: string | null;
  /** Stripe's name of the kind of payment method. */
  readonly method: string | null;
  readonly created: Date;
}

/** @throws UnreadableObject */
export function readCharge(object: { [name: string]: Json }): ChargeFact {
  const reader = new FieldReader(object, 'charge');
  return {
    stripeId: reader.text('id'),
    paymentIntentId: reader.optionalText('payment_intent'),
    status: reader.oneOf('status', CHARGE_STATUSES),
    amountMinor: reader.amountMinor('amount'),
    // An uncaptured charge is an authorisation, not money.
    amountCapturedMinor: reader.flag('captured') ? reader.amountMinor('amount_captured') : 0n,
    currency: reader.currency('currency'),
    balanceTransactionId: reader.optionalText('balance_transaction'),
    failureBalanceTransactionId: reader.textIfPresent('failure_balance_transaction'),
    failureCode: reader.optionalText('failure_code'),
    method: reader.inner('payment_method_details')?.textIfPresent('type') ?? null,
    created: reader.instant('created'),
  };
}

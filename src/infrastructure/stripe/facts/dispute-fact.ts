import type { Json } from '../events/projection';
import { readBalanceTransactionFields, type BalanceTransactionFact } from './balance-transaction-fact';
import { FieldReader } from './field-reader';

export interface DisputeFact {
  readonly stripeId: string;
  readonly chargeId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Stripe's own word; it may add to its list. */
  readonly status: string;
  readonly reason: string | null;
  readonly evidenceDueBy: Date | null;
  readonly created: Date;
}

/** @throws UnreadableObject */
export function readDispute(object: { [name: string]: Json }): DisputeFact {
  const reader = new FieldReader(object, 'dispute');
  return {
    stripeId: reader.text('id'),
    chargeId: reader.text('charge'),
    amountMinor: reader.amountMinor('amount'),
    currency: reader.currency('currency'),
    status: reader.text('status'),
    reason: reader.optionalText('reason'),
    evidenceDueBy: reader.inner('evidence_details')?.optionalInstant('due_by') ?? null,
    created: reader.instant('created'),
  };
}

/** The movements of money a dispute brings with it: unlike any other object, it carries them whole. */
export function readDisputeBalanceTransactions(object: { [name: string]: Json }): BalanceTransactionFact[] {
  return new FieldReader(object, 'dispute').list('balance_transactions').map(readBalanceTransactionFields);
}

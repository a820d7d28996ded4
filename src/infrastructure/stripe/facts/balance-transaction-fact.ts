import type { Json } from '../events/projection';
import { FieldReader } from './field-reader';

export const BALANCE_TRANSACTION_STATUSES = ['pending', 'available'] as const;

/** One movement of money in a balance at Stripe: the only thing that says what was really booked there. */
export interface BalanceTransactionFact {
  readonly stripeId: string;
  /** What it is to an accountant. @see https://docs.stripe.com/reports/reporting-categories */
  readonly reportingCategory: string;
  readonly type: string;
  readonly balanceType: string;
  /** The charge, refund, dispute, payout … behind it. */
  readonly sourceId: string | null;
  readonly amountMinor: bigint;
  readonly feeMinor: bigint;
  /** The part of the fee that is tax. */
  readonly taxMinor: bigint;
  readonly netMinor: bigint;
  /** Of the balance, which may be another than the donor's. */
  readonly currency: string;
  /** As Stripe writes it; never calculated with. */
  readonly exchangeRate: string | null;
  readonly status: (typeof BALANCE_TRANSACTION_STATUSES)[number];
  readonly availableOn: Date;
  readonly created: Date;
}

/** @throws UnreadableObject */
export function readBalanceTransaction(object: { [name: string]: Json }): BalanceTransactionFact {
  return readBalanceTransactionFields(new FieldReader(object, 'balance_transaction'));
}

/** @throws UnreadableObject */
export function readBalanceTransactionFields(reader: FieldReader): BalanceTransactionFact {
  const amountMinor = reader.amountMinor('amount');
  const feeMinor = reader.amountMinor('fee');
  const netMinor = reader.amountMinor('net');
  if (netMinor !== amountMinor - feeMinor) reader.fail('net', 'is not the amount less the fee');
  return {
    stripeId: reader.text('id'),
    reportingCategory: reader.text('reporting_category'),
    type: reader.text('type'),
    // Stripe had one balance before it had several; older renderings do not say.
    balanceType: reader.textIfPresent('balance_type') ?? 'payments',
    sourceId: reader.optionalText('source'),
    ...{ amountMinor, feeMinor, netMinor },
    taxMinor: taxOf(reader.list('fee_details')),
    currency: reader.currency('currency'),
    exchangeRate: reader.optionalNumberText('exchange_rate'),
    status: reader.oneOf('status', BALANCE_TRANSACTION_STATUSES),
    availableOn: reader.instant('available_on'),
    created: reader.instant('created'),
  };
}

/** @see https://docs.stripe.com/api/balance_transactions/object#balance_transaction_object-fee_details-type */
const TAXES: readonly string[] = ['tax', 'withheld_tax'];

function taxOf(feeDetails: readonly FieldReader[]): bigint {
  return feeDetails
    .filter((detail) => TAXES.includes(detail.text('type')))
    .reduce((sum, detail) => sum + detail.amountMinor('amount'), 0n);
}

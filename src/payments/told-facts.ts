import type { BalanceTransactionFact } from '../infrastructure/stripe/facts/balance-transaction-fact';
import type { ChargeFact } from '../infrastructure/stripe/facts/charge-fact';
import type { EarlyFraudWarningFact } from '../infrastructure/stripe/facts/early-fraud-warning-fact';
import type { InvoiceFact } from '../infrastructure/stripe/facts/invoice-fact';
import type { InvoicePaymentFact } from '../infrastructure/stripe/facts/invoice-payment-fact';
import type { PaymentIntentFact } from '../infrastructure/stripe/facts/payment-intent-fact';
import type { PayoutFact } from '../infrastructure/stripe/facts/payout-fact';
import type { RefundFact } from '../infrastructure/stripe/facts/refund-fact';
import type { Snapshot } from '../infrastructure/stripe/snapshots/snapshot';
import type { Links } from './standing/links';

/** What some events say, taken apart by kind. Their order says nothing. */
export interface ToldFacts {
  readonly charges: ChargeFact[];
  readonly paymentIntents: PaymentIntentFact[];
  readonly invoices: InvoiceFact[];
  readonly invoicePayments: InvoicePaymentFact[];
  readonly refunds: RefundFact[];
  readonly disputes: Snapshot[];
  readonly payouts: PayoutFact[];
  readonly balanceTransactions: ToldBalanceTransaction[];
  readonly earlyFraudWarnings: EarlyFraudWarningFact[];
  /** Named by an object that is nothing else to us, such as a top-up. */
  readonly namedBalanceTransactions: string[];
}

export interface ToldBalanceTransaction extends BalanceTransactionFact {
  /** Known where it was listed as part of a payout. */
  readonly payoutId: string | null;
}

/** What the same events changed in what donors decided, and which payments may hang on it. */
export interface GivingChanges {
  /** Contributions whose payment page or donor changed. */
  readonly contributionIds: readonly string[];
  readonly links: Links;
}

export function nothingTold(): ToldFacts {
  return {
    ...{ charges: [], paymentIntents: [], invoices: [], invoicePayments: [], refunds: [], disputes: [] },
    ...{ payouts: [], balanceTransactions: [], earlyFraudWarnings: [], namedBalanceTransactions: [] },
  };
}

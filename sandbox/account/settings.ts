/** How this account behaves where Stripe's own behaviour depends on the account or takes its time. */
export interface Settings {
  /** From a card's success to its balance transaction, announced by charge.updated. Stripe: about 2 s. */
  readonly bookAfterMs: number;
  /** From a bank debit's submission to its outcome. Stripe: days. */
  readonly settleAfterMs: number;
  /** From a paid invoice to invoice_payment.paid. Stripe: seen after 1 to 20 s. */
  readonly invoicePaymentAfterMs: number;
  /** From an asynchronous refund to its outcome. Stripe: days. */
  readonly refundAfterMs: number;
  /** How long before a renewal `invoice.upcoming` tells of it. Stripe: 3 to 45 days, 7 by default. */
  readonly upcomingInvoiceDays: number;
  /** How long a renewal's invoice stays a draft. Stripe: about an hour. */
  readonly draftSeconds: number;
  /** Days from each failed attempt to the next; after the last one dunning ends. */
  readonly retryAfterDays: readonly number[];
  readonly dunning: DunningEnd;
  /** What becomes of the first bill of a subscription when its bank debit is sent back. */
  readonly returnedFirstDebit: ReturnedFirstDebit;
  readonly settlement: SettlementSetUp;
  readonly fees: FeeSchedule;
  readonly payouts: PayoutSchedule;
  /** Whether the fee for receiving a dispute stays, or comes back with a win as it did until 2025. */
  readonly disputeFees: 'received_stays' | 'returned_when_won';
}

/** The currency in which money reaches the balance; where it is not the payer's, at a rate of that day. */
export type SettlementSetUp =
  | { readonly kind: 'presentment_currency' }
  /** All of it in one. */
  | { readonly kind: 'single'; readonly currency: string }
  /** These as they come, any other in the first of them. */
  | { readonly kind: 'several'; readonly currencies: readonly [string, ...string[]] };

/** What a charge costs: a share in thousandths, and a fixed part in hundredths of a unit of the settlement currency. */
export interface FeeSchedule {
  readonly perThousand: number;
  readonly fixedHundredths: number;
}

/** When what is available goes to the bank by itself, at midnight UTC; `manual` leaves it to the API. */
export interface PayoutSchedule {
  readonly interval: 'manual' | 'daily' | 'weekly' | 'monthly';
  /** Days until a card's money is available. Stripe: 2 in the US, up to 7 elsewhere. */
  readonly delayDays: number;
  /** Days from a payout to its arrival at the bank. */
  readonly arrivalDays: number;
}

/** Voided, and the subscription goes on as if nothing were owed; or open, overdue and tried again like a renewal. */
export type ReturnedFirstDebit = 'bill_voided' | 'bill_open';

/** What becomes of a subscription whose renewal could not be collected, and of its invoice. */
export interface DunningEnd {
  readonly subscription: 'canceled' | 'unpaid' | 'past_due' | 'paused';
  readonly invoice: 'open' | 'uncollectible';
}

export const DEFAULT_SETTINGS: Settings = {
  bookAfterMs: 2_000,
  settleAfterMs: 10_000,
  invoicePaymentAfterMs: 3_000,
  refundAfterMs: 5_000,
  upcomingInvoiceDays: 7,
  draftSeconds: 3_600,
  retryAfterDays: [3, 5, 7],
  dunning: { subscription: 'canceled', invoice: 'open' },
  returnedFirstDebit: 'bill_voided',
  settlement: { kind: 'presentment_currency' },
  // What Stripe's test mode takes: 10.00 → 0.59, 250.00 → 7.55.
  fees: { perThousand: 29, fixedHundredths: 30 },
  payouts: { interval: 'manual', delayDays: 2, arrivalDays: 2 },
  disputeFees: 'received_stays',
};

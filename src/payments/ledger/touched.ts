/** Stripe ids of what a batch of facts changed, and whose postings have to be looked at again. */
export interface Touched {
  readonly charges: readonly string[];
  readonly refunds: readonly string[];
  readonly disputes: readonly string[];
  readonly payouts: readonly string[];
  readonly balanceTransactions: readonly string[];
}

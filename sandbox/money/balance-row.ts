import type { BalanceTransaction } from '../account/wire';

export type BalanceType = BalanceTransaction['balance_type'];

/** What one kind of balance holds in one currency, kept along the way so that nobody ever adds up all transactions. */
export interface RunningBalance {
  /** `payments eur` */
  readonly id: string;
  readonly balanceType: BalanceType;
  readonly currency: string;
  /** Σ net of its balance transactions. */
  readonly total: number;
  readonly available: number;
  /** What becomes available, by the instant it does: a handful of days, whatever the history. */
  readonly maturing: Readonly<Record<string, number>>;
}

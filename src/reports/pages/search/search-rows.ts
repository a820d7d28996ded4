/** What the books know of an id. */
export interface Found {
  readonly contribution: ContributionRow | undefined;
  /** Newest first. */
  readonly charges: readonly ChargeRow[];
  readonly ledger: readonly LedgerRow[];
  readonly balanceTransaction: FoundBalanceTransaction | null;
  /** Whether these are payments of the whole contribution, and not those alone that the id names. */
  readonly isAllOfIt: boolean;
}

export interface ContributionRow {
  readonly id: string;
  readonly frequency: string;
  readonly amount: string;
  readonly currency: string;
  readonly campaign: string | null;
  readonly status: string;
  readonly pledged_at: Date;
  readonly subscription_ids: readonly string[];
  readonly charge_ids: readonly string[];
}

export interface ChargeRow {
  readonly id: string;
  readonly status: string;
  readonly method: string | null;
  readonly failure_code: string | null;
  readonly given_currency: string;
  readonly given: string;
  readonly payment_intent_id: string | null;
  readonly gift_at: Date;
  readonly received_at: Date | null;
  readonly available_at: Date | null;
  readonly settled_on: string | null;
  readonly balance_transaction_id: string | null;
  /** Of the balance, as gross, fee and net. */
  readonly currency: string | null;
  readonly gross: string | null;
  readonly fee: string | null;
  readonly net: string | null;
  readonly payout_id: string | null;
  readonly refunds: readonly TakenBack[];
  readonly disputes: readonly TakenBack[];
}

/** A refund or a dispute. */
export interface TakenBack {
  readonly id: string;
  readonly status: string;
  readonly amount: string;
  readonly currency: string;
  readonly created: string;
  readonly answerBy?: string | null;
}

export interface FoundBalanceTransaction {
  readonly id: string;
  readonly category: string;
  readonly source: string | null;
  readonly payout: string | null;
  readonly currency: string;
  readonly net: string;
}

export interface LedgerRow {
  readonly key: string;
  readonly revision: number;
  readonly stripe_id: string;
  readonly occurred_at: Date;
  readonly entries: readonly { readonly account: string; readonly currency: string; readonly amount: string }[];
  /** Null: not sealed yet. */
  readonly block: string | null;
}

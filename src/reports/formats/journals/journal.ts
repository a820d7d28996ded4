/** Which part of the ledger a journal holds. */
export interface JournalRequest {
  readonly newsroom: string;
  /** IANA name of the zone in which days are cut. */
  readonly zone: string;
  /** The interval [from, to), days of the zone. */
  readonly from: string;
  readonly to: string;
  /** The sealed block of the ledger up to which transactions count; number 0: there is none yet. */
  readonly asOf: { readonly block: string; readonly sealedAt: string | null; readonly hash: string };
}

/** What stands in an account, or goes into it; debit positive, in minor units. */
export interface JournalAmount {
  readonly account: string;
  readonly currency: string;
  readonly minor: string;
}

export interface JournalTransaction {
  readonly id: string;
  readonly day: string;
  readonly key: string;
  readonly revision: number;
  /** Id of the ledger transaction it corrects. */
  readonly corrects: string | null;
  readonly stripeId: string;
  readonly balanceTransactionId: string | null;
  readonly contributionId: string | null;
  /** In UTC, to the second. */
  readonly occurredAt: string;
  readonly postings: readonly JournalAmount[];
}

/** What a journal holds, in its order. Days are of the zone. */
export type JournalItem =
  | { readonly kind: 'opening'; readonly day: string; readonly balances: readonly JournalAmount[] }
  | { readonly kind: 'transaction'; readonly transaction: JournalTransaction }
  /** What stands in the accounts that hold money, where any of them moved that day. */
  | { readonly kind: 'closing'; readonly day: string; readonly balances: readonly JournalAmount[] }
  /** What stands in every account on the last day of the interval. */
  | { readonly kind: 'end'; readonly day: string; readonly balances: readonly JournalAmount[] };

/** The names that a journal uses, known before its first item. */
export interface JournalNames {
  readonly accounts: readonly string[];
  readonly currencies: readonly string[];
}

/** How one program writes it down. Every text ends with a line feed. */
export interface JournalDialect {
  head(request: JournalRequest, names: JournalNames): string;
  item(item: JournalItem): string;
  comment(text: string): string;
}

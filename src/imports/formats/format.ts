import type { Frequency } from '../../foundation/newsroom/newsroom';
import type { ColumnRules, ReadRecord } from './columns';

/** The systems whose exports are read. */
export const SOURCES = ['mollie', 'paypal', 'stripe', 'givewp'] as const;
export type Source = (typeof SOURCES)[number];

/** What is read of a past gift: nothing else of its record is looked at. */
export type GiftColumn =
  'id' | 'day' | 'amount' | 'currency' | 'status' | 'email' | 'refunded' | 'type' | 'about' | 'invoice';

/** `recurring`: not said how often. */
export type GiftFrequency = Frequency | 'recurring' | 'unknown';

/**
 * What a record is. `refund`: money given back of the gift that its column `about` names. `nothing`: another kind of
 * record, by a word that is counted.
 */
export type GiftKind =
  | { readonly is: 'gift'; readonly frequency: GiftFrequency }
  | { readonly is: 'refund' }
  | { readonly is: 'nothing'; readonly because: string };

/** How one system exports what was paid. */
export interface GiftFormat {
  readonly columns: ColumnRules<GiftColumn>;
  readonly kindOf: (record: ReadRecord<GiftColumn>) => GiftKind;
}

/** What is read of a standing agreement. */
export type SubscriptionColumn =
  'id' | 'status' | 'email' | 'amount' | 'currency' | 'interval' | 'count' | 'quantity' | 'nextOn' | 'gateway';

/**
 * - `adopt`: it is at the newsroom's own account at Stripe, and goes on as it is
 * - `invite`: its donor has to enter a card or account once more
 */
export type Way = 'adopt' | 'invite';

/** How one system exports agreements. */
export interface SubscriptionFormat {
  readonly columns: ColumnRules<SubscriptionColumn>;
  /** Whether the other system will take it again; otherwise a word that is counted. */
  readonly standingOf: (record: ReadRecord<SubscriptionColumn>) => 'goes on' | { readonly because: string };
  readonly wayOf: (record: ReadRecord<SubscriptionColumn>) => Way;
}

export function column(need: 'required' | 'optional', ...names: readonly string[]) {
  return { need, names };
}

import type { Json } from '../../src/infrastructure/stripe/events/projection';

/**
 * A life as we are told of it. Every id in it carries RUN, so that the same history can happen under other names by
 * replacing that.
 */
export interface History {
  /** Rows as they stood when each payment page was opened, by table, as JSON. */
  readonly rows: readonly { readonly table: 'contributions' | 'checkout_sessions'; readonly json: string }[];
  /** As the webhook would bring them, as JSON, oldest first. */
  readonly events: readonly string[];
  /** What no event brings and we ask for: pages of balance transactions. As JSON. */
  readonly pages: readonly string[];
  /** The objects as they are in the end, had we asked for each. As JSON. */
  readonly objects: readonly string[];
  /** What is so at Stripe in the end. */
  readonly truth: Truth;
}

/** An answer of Stripe's to a question of ours. */
export interface Answer {
  readonly objectType: string;
  readonly objectId: string | null;
  readonly object: { [name: string]: Json };
  /** Unix seconds, by Stripe's clock. */
  readonly answeredAt: number;
}

export interface Truth {
  /** Σ net of all balance transactions, as `day CURRENCY` → minor units, days in UTC; zeros left out. */
  readonly netByDay: Readonly<Record<string, number>>;
  /** Contribution id → whether its payment page was paid. */
  readonly paid: Readonly<Record<string, boolean>>;
  /** Subscription or dispute id → status. */
  readonly statuses: Readonly<Record<string, string>>;
  /** Whether everything Stripe began is also finished, so that no clearing account may be uneven. */
  readonly isSettled: boolean;
}

/** Eight hexadecimal digits, so that it fits into every id, ours and theirs. */
export const RUN = 'facade00';

import type { Account } from '../accounts';

/** One line: debit positive, credit negative, in the currency's minor unit. */
export interface Entry {
  readonly account: Account;
  readonly currency: string;
  readonly amountMinor: bigint;
}

/**
 * What the facts want booked under one key. No entries: nothing is wanted there (any more).
 * The sum is zero in every currency.
 */
export interface Posting {
  /** Natural key: what happened, and to which object of Stripe's. */
  readonly key: string;
  readonly stripeId: string;
  readonly balanceTransactionId: string | null;
  readonly contributionId: string | null;
  /** When it happened, by Stripe. */
  readonly occurredAt: Date;
  readonly entries: readonly Entry[];
}

/** Moves an amount from one account to another; a negative amount moves it back, and zero moves nothing. */
export function move(from: Account, to: Account, amountMinor: bigint, currency: string): Entry[] {
  return without0([
    { account: to, currency, amountMinor },
    { account: from, currency, amountMinor: -amountMinor },
  ]);
}

export function without0(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ amountMinor }) => amountMinor !== 0n);
}

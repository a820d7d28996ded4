import type { PastGift } from '../former-systems/former-systems';
import type { DonorStatement, LedgerLine } from './donor-statements';

/** A gift that a former system took: no part of the books, and without a receipt of ours. */
export interface PastLine extends Pick<PastGift, 'amountMinor' | 'frequency' | 'source'> {
  readonly kind: 'past';
  readonly day: string;
  readonly chargeId: null;
  readonly monthsCovered: null;
  readonly returnedMinor: 0n;
}

export type StatementLine = LedgerLine | PastLine;

/** All that a donor gave in one currency, by our books and before them. */
export interface WholeStatement extends Omit<DonorStatement, 'lines'> {
  /** In the order of days. */
  readonly lines: readonly StatementLine[];
  /** Part of the total. */
  readonly pastMinor: bigint;
}

/**
 * Puts gifts of before beside what the books say, each currency by itself. The statements of all donors are the income
 * report's only without them.
 */
export function withPastGifts(statements: readonly DonorStatement[], past: readonly PastGift[]): WholeStatement[] {
  const currencies = new Set([...statements, ...past].map(({ currency }) => currency));
  return [...currencies].sort().map((currency) => {
    const ours = statements.find((each) => each.currency === currency) ?? nothingIn(currency);
    const before = past.filter((each) => each.currency === currency);
    const pastMinor = before.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
    const lines = [...before.map(lineOf), ...ours.lines].sort((one, other) => compare(one.day, other.day));
    return { ...ours, lines, pastMinor, totalMinor: ours.totalMinor + pastMinor };
  });
}

function nothingIn(currency: string): DonorStatement {
  return { currency, lines: [], givenMinor: 0n, refundedMinor: 0n, disputedMinor: 0n, totalMinor: 0n };
}

function lineOf({ givenOn: day, amountMinor, frequency, source }: PastGift): PastLine {
  const none = { chargeId: null, monthsCovered: null, returnedMinor: 0n } as const;
  return { kind: 'past', day, amountMinor, frequency, source, ...none };
}

/** Equal days keep their order. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

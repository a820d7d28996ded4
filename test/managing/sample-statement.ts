import type { LedgerLine } from '../../src/managing/statements/donor-statements';
import type { StatementParts } from '../../src/managing/statements/statement-sheet';
import { withPastGifts, type WholeStatement } from '../../src/managing/statements/with-past-gifts';
import type { PastGift } from '../../src/managing/former-systems/former-systems';
import { StatementTexts } from '../../src/managing/statements/statement-texts';

export function line(changes: Partial<LedgerLine> = {}): LedgerLine {
  return {
    ...{ kind: 'given', day: '2026-03-01', donationId: '0f3c1c9e-0000-4000-8000-000000000001', chargeId: 'ch_1' },
    ...{ frequency: 'monthly', monthsCovered: null, amountMinor: 2500n, returnedMinor: 0n },
    ...changes,
  };
}

/** Its sums are those of its lines. */
export function statement(
  currency: string,
  lines: readonly LedgerLine[],
  past: readonly PastGift[] = [],
): WholeStatement {
  const sumOf = (kind: LedgerLine['kind']): bigint =>
    lines.reduce((sum, { kind: each, amountMinor }) => (each === kind ? sum + amountMinor : sum), 0n);
  const [givenMinor, refundedMinor, disputedMinor] = [sumOf('given'), sumOf('refunded'), sumOf('disputed')];
  const totalMinor = givenMinor + refundedMinor + disputedMinor;
  const booked = { currency, lines, givenMinor, refundedMinor, disputedMinor, totalMinor };
  return withPastGifts([booked], past)[0]!;
}

/** Of somebody who gave in two currencies, and got something back. */
export const CURRENCIES = [
  statement('EUR', [
    line({ returnedMinor: 700n }),
    line({ day: '2026-03-09', kind: 'refunded', amountMinor: -700n }),
    line({ day: '2026-04-01', chargeId: 'ch_2', returnedMinor: 123_450n, amountMinor: 123_450n }),
    line({ day: '2026-05-02', kind: 'disputed', chargeId: 'ch_2', amountMinor: -123_450n }),
  ]),
  statement('JPY', [line({ frequency: 'one-time', chargeId: 'ch_3', amountMinor: 1500n })]),
];

export function parts(language: string, changes: Partial<StatementParts> = {}): StatementParts {
  return {
    ...{ texts: new StatementTexts(language), newsroom: 'Новая «Газета»', note: undefined, zone: 'Europe/Amsterdam' },
    ...{ interval: { from: '2026-01-01', until: '2026-12-31' }, knownOn: '2027-01-05', currencies: CURRENCIES },
    ...changes,
  };
}

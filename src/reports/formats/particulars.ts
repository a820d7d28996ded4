import { currencyOf } from '../../foundation/money/currencies';
import { decimalAmount } from '../../foundation/money/decimal-amount';
import type { ControlTotal, ReportAbout, ReportTotals } from '../run/reading';

/** One thing that a report says of itself: a name for programs, words for people. */
export interface Particular {
  readonly name: string;
  readonly title: string;
  readonly value: string;
}

/** What is known before the first row, in the order in which every format tells it; the definition stands apart. */
export function particulars(about: ReportAbout): Particular[] {
  const { asOf } = about;
  return [
    { name: 'report', title: 'Report', value: about.name },
    { name: 'title', title: 'Title', value: about.title },
    { name: 'newsroom', title: 'Newsroom', value: about.newsroom },
    { name: 'zone', title: 'Time zone', value: about.zone },
    { name: 'from', title: 'From', value: about.from },
    { name: 'to', title: 'To, not included', value: about.to },
    { name: 'as-of block', title: 'As of ledger block', value: asOf.block },
    { name: 'as-of time', title: 'Sealed at', value: asOf.sealedAt ?? 'nothing is sealed yet' },
    { name: 'ledger hash', title: 'Ledger hash', value: asOf.hash },
    ...narrowedTo('currency', 'Only currency', about.currency),
    ...narrowedTo('frequency', 'Only frequency', about.frequency),
    ...narrowedTo('campaign', 'Only campaign', about.campaign),
    { name: 'rules', title: 'Version of the rules', value: about.rules },
  ];
}

function narrowedTo(name: string, title: string, value: string | null): Particular[] {
  return value === null ? [] : [{ name, title, value }];
}

/** A control total as people read it. */
export interface PrintedTotal extends ControlTotal {
  readonly title: string;
  readonly amount: string;
}

/** @param point the decimal separator */
export function printedTotals(about: ReportAbout, { totals }: ReportTotals, point: '.' | ',' = '.'): PrintedTotal[] {
  const titles = new Map(about.columns.map(({ name, title }) => [name, title]));
  return totals.map((total) => ({
    ...total,
    title: titles.get(total.column) ?? total.column,
    amount: decimalAmount(total.minor, currencyOf(total.currency).exponent, point),
  }));
}

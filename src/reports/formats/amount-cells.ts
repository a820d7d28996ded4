import { currencyOf } from '../../foundation/money/currencies';
import type { ReportColumn, ReportRow } from '../run/reading';

/** Where the currency of an amount stands, and how many decimals it has. */
export interface AmountCurrency {
  readonly code: string;
  readonly exponent: number;
}

/**
 * How the currency of an amount column is found in a row. Rows of one currency mostly follow each other, so the last one
 * is remembered. Throws for a column that names no currency column, for a row without the currency, and
 * `UnknownCurrencyError` for one whose decimals are not known.
 */
export function currencyIn(columns: readonly ReportColumn[], column: ReportColumn): (row: ReportRow) => AmountCurrency {
  const place = columns.findIndex(({ name, type }) => name === column.currencyColumn && type === 'currency');
  if (place < 0) throw new Error(`Column ${column.name} holds amounts of no currency`);
  let last: AmountCurrency | undefined;
  return (row) => {
    const code = row[place];
    if (last !== undefined && code === last.code) return last;
    if (code === null || code === undefined) throw new Error(`An amount in ${column.name} has no currency`);
    return (last = { code, exponent: currencyOf(code).exponent });
  };
}

import { PLAIN_CSV, type CsvOptions } from '../formats/csv';
import type { BankCsvOptions } from '../formats/bank-csv';
import { ReportParameterWrong } from '../run/report-problems';

type Query = Readonly<Record<string, unknown>>;

/** Takes the options of a format out of a query, so that what is left is the report's own. */
export function takeOptions(query: Query, names: readonly string[]): { options: Query; rest: Query } {
  const isOption = ([name]: [string, unknown]) => names.includes(name);
  const entries = Object.entries(query);
  return {
    options: Object.fromEntries(entries.filter(isOption)),
    rest: Object.fromEntries(entries.filter((entry) => !isOption(entry))),
  };
}

export const CSV_OPTIONS = ['byte-order-mark', 'decimal-separator', 'about'];

/** @throws ReportParameterWrong */
export function csvOptions(query: Query): CsvOptions {
  return {
    byteOrderMark: oneOf(query, 'byte-order-mark', { none: 'none', with: 'with' }, PLAIN_CSV.byteOrderMark),
    decimalSeparator: oneOf(query, 'decimal-separator', { point: '.', comma: ',' }, PLAIN_CSV.decimalSeparator),
    about: oneOf(query, 'about', { end: 'end', none: 'none' }, PLAIN_CSV.about),
  };
}

export const BANK_OPTIONS = ['into', 'dates'];

/** @throws ReportParameterWrong */
export function bankOptions(query: Query): Pick<BankCsvOptions, 'into' | 'dates'> {
  const into = { 'stripe-account': 'stripe-account', 'bank-account': 'bank-account' } as const;
  const dates = { 'year-first': 'year-first', 'day-first': 'day-first', 'month-first': 'month-first' } as const;
  return {
    into: oneOf(query, 'into', into, 'stripe-account'),
    dates: oneOf(query, 'dates', dates, 'year-first'),
  };
}

function oneOf<Value extends string>(
  query: Query,
  name: string,
  values: Readonly<Record<string, Value>>,
  otherwise: Value,
): Value {
  const said = query[name];
  if (said === undefined || said === '') return otherwise;
  const value = typeof said === 'string' && Object.hasOwn(values, said) ? values[said] : undefined;
  if (value === undefined) throw new ReportParameterWrong(name, `${name} is one of ${Object.keys(values).join(', ')}.`);
  return value;
}

import { currencyOf } from '../../foundation/money/currencies';
import type { ReportColumn, ReportReading, ReportRow } from '../run/reading';
import { currencyIn } from './amount-cells';
import { expectWidth, shapeOf } from './cell-shapes';
import { HashedChunks } from './hashed-chunks';
import { wholeBatches } from './whole-batches';

/**
 * A report for programs: one JSON object a line. The first is `{"about":{…}}`, the last
 * `{"rowCount":…,"totals":[…],"sha256":"…"}` with the hex SHA-256 of all bytes before that line; between them an object
 * for each row, keyed by column name.
 *
 * Every value is a string or null, numbers too: an amount is its digits in minor units, because a JSON number is rounded
 * beyond 2^53 by half of all readers. Each row says under `exponents` how many of those digits are decimals, for every
 * currency of its amounts: `{"gross":"1250","currency":"EUR","exponents":{"EUR":2}}` is 12.50 EUR. A row without amounts
 * has no `exponents`.
 */
export async function* writeNdjson(reading: ReportReading): AsyncGenerator<Uint8Array> {
  const chunks = new HashedChunks();
  const line = rowWriter(reading.about.columns);
  chunks.add(`${JSON.stringify({ about: reading.about })}\n`);
  for await (const batch of wholeBatches(reading)) {
    for (const row of batch) {
      chunks.add(line(row));
      if (chunks.isFull()) yield chunks.take();
    }
  }
  yield chunks.take();
  const { rowCount, totals } = reading.totals();
  chunks.add(`${JSON.stringify({ rowCount, totals, sha256: chunks.digest() })}\n`);
  yield chunks.take();
}

const EXPONENTS = 'exponents';

function rowWriter(columns: readonly ReportColumn[]): (row: ReportRow) => string {
  if (columns.some(({ name }) => name === EXPONENTS)) throw new Error(`No column may be called ${EXPONENTS}`);
  const writers = columns.map((column, place) => cellWriter(column, place === 0 ? '' : ','));
  const exponents = exponentsWriter(columns);
  return (row) => {
    expectWidth(row, writers.length);
    let text = '{';
    let place = 0;
    for (const writer of writers) text += writer(row[place++] ?? null);
    return `${text}${exponents(row)}}\n`;
  };
}

function cellWriter(column: ReportColumn, comma: string): (cell: string | null) => string {
  const key = `${comma}${JSON.stringify(column.name)}:`;
  const shape = shapeOf(column);
  const written = column.type === 'text' ? JSON.stringify : (cell: string) => `"${shape(cell)}"`;
  return (cell) => key + (cell === null ? 'null' : written(cell));
}

/** Rows of a report have few combinations of currencies: each is written once. */
function exponentsWriter(columns: readonly ReportColumn[]): (row: ReportRow) => string {
  const amounts = columns.flatMap((column, place) =>
    column.type === 'amount' ? [{ place, currency: currencyIn(columns, column) }] : [],
  );
  const written = new Map([['', '']]);
  return (row) => {
    let codes = '';
    for (const { place, currency } of amounts) if (row[place] !== null) codes += currency(row).code;
    let text = written.get(codes);
    if (text === undefined) {
      text = exponentsOf(codes.match(/.{3}/g) ?? []);
      written.set(codes, text);
    }
    return text;
  };
}

function exponentsOf(codes: readonly string[]): string {
  const exponents = Object.fromEntries(codes.map((code) => [code, currencyOf(code).exponent]));
  return `,"${EXPONENTS}":${JSON.stringify(exponents)}`;
}

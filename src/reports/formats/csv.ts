import { csvText } from '../../foundation/csv/csv-text';
import type { ReportReading, ReportRow, ReportWriter } from '../run/reading';
import { expectWidth } from './cell-shapes';
import { csvCellWriters, type CellWriter } from './csv-columns';
import { HashedChunks } from './hashed-chunks';
import { particulars, printedTotals } from './particulars';
import { wholeBatches } from './whole-batches';

export interface CsvOptions {
  /** With: three bytes by which Excel knows UTF-8. */
  readonly byteOrderMark: 'none' | 'with';
  /** A comma makes the semicolon the separator of cells, as spreadsheets expect where decimals have commas. */
  readonly decimalSeparator: '.' | ',';
  /** What the report says of itself, after its rows. */
  readonly about: 'end' | 'none';
}

export const PLAIN_CSV: CsvOptions = { byteOrderMark: 'none', decimalSeparator: '.', about: 'end' };

/**
 * A report as CSV (RFC 4180, UTF-8, lines end with CRLF): a heading of column names, then the rows. Amounts are decimal
 * numbers with exactly the decimals of their currency, never grouped and never escaped; text is made harmless for
 * spreadsheets; a cell that is not what its column says ends the file with `MisshapenCell`. Null is an empty cell.
 *
 * The particulars follow the rows, in lines as wide as all others, whose first cell begins with `# `. The last line is
 * `# sha256 of all lines above` with the hex SHA-256 of every byte of the file before that line, a byte order mark
 * included: `head -n -1 report.csv | sha256sum` says the same.
 */
export function csvWriter(options: CsvOptions): ReportWriter {
  return (reading) => write(reading, options);
}

async function* write(reading: ReportReading, options: CsvOptions): AsyncGenerator<Uint8Array> {
  const { columns } = reading.about;
  const chunks = new HashedChunks();
  const separator = options.decimalSeparator === ',' ? ';' : ',';
  const writers = csvCellWriters(columns, options.decimalSeparator);
  if (options.byteOrderMark === 'with') chunks.add(BYTE_ORDER_MARK);
  chunks.add(`${columns.map(({ name }) => csvText(name)).join(separator)}${END}`);
  for await (const batch of wholeBatches(reading)) {
    for (const row of batch) {
      chunks.add(line(row, writers, separator));
      if (chunks.isFull()) yield chunks.take();
    }
  }
  const padded = (cells: readonly string[]) => aboutLine(cells, columns.length, separator);
  if (options.about === 'end') chunks.add(aboutCells(reading, options).map(padded).join(''));
  yield chunks.take();
  if (options.about === 'none') return;
  chunks.add(padded(['# sha256 of all lines above', chunks.digest()]));
  yield chunks.take();
}

const END = '\r\n';
const BYTE_ORDER_MARK = '\ufeff';

function line(row: ReportRow, writers: readonly CellWriter[], separator: string): string {
  expectWidth(row, writers.length);
  let text = '';
  let place = 0;
  for (const writer of writers) {
    if (place > 0) text += separator;
    const cell = row[place];
    if (cell !== null && cell !== undefined) text += writer(cell, row);
    place += 1;
  }
  return text + END;
}

/** Name and value of each particular, written as they will stand. */
function aboutCells(reading: ReportReading, { decimalSeparator }: CsvOptions): string[][] {
  const totals = reading.totals();
  return [
    ...particulars(reading.about).map(({ name, value }) => [`# ${name}`, csvText(value)]),
    ['# row count', String(totals.rowCount)],
    ...printedTotals(reading.about, totals, decimalSeparator).map(({ column, currency, amount }) => [
      `# total ${column} ${currency}`,
      amount,
    ]),
    ['# definition', csvText(reading.about.definition)],
  ];
}

/** A report of one column has no second cell: then both stand in the first. */
function aboutLine(cells: readonly string[], width: number, separator: string): string {
  if (width === 1) return `${csvText(cells.join(' '))}${END}`;
  return `${cells.join(separator)}${separator.repeat(width - cells.length)}${END}`;
}

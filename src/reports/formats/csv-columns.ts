import { csvText } from '../../foundation/csv/csv-text';
import { decimalAmount } from '../../foundation/money/decimal-amount';
import type { ReportColumn, ReportRow } from '../run/reading';
import { currencyIn } from './amount-cells';
import { shapeOf } from './cell-shapes';

/** Writes one cell that is not null. */
export type CellWriter = (cell: string, row: ReportRow) => string;

/** One writer for each column, made once: a million rows are twenty million cells. */
export function csvCellWriters(columns: readonly ReportColumn[], decimalSeparator: '.' | ','): CellWriter[] {
  return columns.map((column, place) => {
    const shape = shapeOf(column);
    switch (column.type) {
      case 'text':
        return place === 0 ? notAComment : csvText;
      case 'id':
        return (cell) => withoutMinus(shape(cell));
      case 'amount':
        return amounts(columns, column, decimalSeparator);
      case 'rate':
        return decimalSeparator === '.' ? shape : (cell) => shape(cell).replace('.', ',');
      case 'day':
      case 'instant':
      case 'currency':
      case 'count':
        return shape;
    }
  });
}

function amounts(columns: readonly ReportColumn[], column: ReportColumn, point: '.' | ','): CellWriter {
  const shape = shapeOf(column);
  const currency = currencyIn(columns, column);
  return (cell, row) => decimalAmount(shape(cell), currency(row).exponent, point);
}

/** The particulars at the end begin with `#` in the first column; a text of somebody's choice must not look like one. */
function notAComment(text: string): string {
  return text.startsWith('#') ? csvText(`'${text}`) : csvText(text);
}

/** The alphabet of ids has the minus, with which a spreadsheet would start to calculate. */
function withoutMinus(id: string): string {
  return id.startsWith('-') ? `'${id}` : id;
}
